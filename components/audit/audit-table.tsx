import { useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { AuditEntryDto } from "@/lib/audit/schema";
import { EntryDetails } from "./entry-details";
import { entryLink } from "./entry-link";

export function AuditTable({ entries }: { entries: readonly AuditEntryDto[] }) {
  const t = useTranslations("audit");
  const head = [t("seq"), t("at"), t("actor"), t("action"), t("object"), t("reason"), t("details")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {entries.map((entry) => (
        <tr key={entry.seq}>
          <TableCell className="tabular-nums">{entry.seq}</TableCell>
          <TableCell>
            <Time at={entry.at} precision="minute" />
          </TableCell>
          <TableCell className="min-w-32 wrap-anywhere">{entry.actor}</TableCell>
          <TableRowHead className="min-w-0">
            <code className="identifier">{entry.action}</code>
          </TableRowHead>
          <TableCell className="min-w-40 wrap-anywhere">
            <EntryObject entry={entry} />
          </TableCell>
          <TableCell className="min-w-40 wrap-anywhere">{entry.reason ? <VisibleText text={entry.reason} /> : "–"}</TableCell>
          <TableCell className="min-w-72">
            <EntryDetails entry={entry} />
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}

function EntryObject({ entry }: { entry: AuditEntryDto }) {
  const href = entryLink(entry);
  const text = <VisibleText text={entry.object} />;
  return href === null ? text : <TextLink href={href}>{text}</TextLink>;
}
