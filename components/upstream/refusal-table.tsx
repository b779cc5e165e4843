import { useTranslations } from "next-intl";
import { VisibleText } from "@/components/review/visible-text";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import type { ImportEntry } from "@/lib/upstream/import-schema";

/** Entries that were refused. Names and reasons may quote the file: text, never markup. */
export function RefusalTable({ entries }: { entries: readonly ImportEntry[] }) {
  const t = useTranslations("imports");
  const head = [t("place"), t("server"), t("version"), t("why")];
  return (
    <Table caption={t("refusals")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {entries.map(({ index, server, version, reason }) => (
        <tr key={index}>
          <TableCell className="tabular-nums">{index + 1}</TableCell>
          <TableRowHead className="wrap-anywhere">{server === null ? "–" : <VisibleText text={server} />}</TableRowHead>
          <TableCell className="wrap-anywhere">{version === null ? "–" : <VisibleText text={version} />}</TableCell>
          <TableCell className="min-w-56 wrap-anywhere">
            <span lang="en">
              <VisibleText text={reason ?? ""} />
            </span>
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}
