import { useTranslations } from "next-intl";
import { importPath } from "@/components/console/paths";
import { VisibleText } from "@/components/ui/visible-text";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ImportSummary } from "@/lib/upstream/import-schema";
import { ImportStateBadge } from "./import-state-badge";

export function ImportTable({ imports }: { imports: readonly ImportSummary[] }) {
  const t = useTranslations("imports");
  const head = [t("fileName"), t("state"), t("total"), t("outcomes.listed"), t("outcomes.accepted"), t("outcomes.refused"), t("catalog"), t("by"), t("when")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {imports.map(({ id, file, startedAt, state, catalog, startedBy, total, accepted, listed, refused }) => (
        <tr key={id}>
          <TableRowHead className="wrap-anywhere">
            <TextLink href={importPath(id)}>
              <VisibleText text={file} />
            </TextLink>
          </TableRowHead>
          <TableCell>
            <ImportStateBadge state={state} />
          </TableCell>
          <TableCell className="tabular-nums">{total ?? "–"}</TableCell>
          <TableCell className="tabular-nums">{listed}</TableCell>
          <TableCell className="tabular-nums">{accepted - listed}</TableCell>
          <TableCell className="tabular-nums">{refused}</TableCell>
          <TableCell className="min-w-28">
            <span className="identifier">{catalog}</span>
          </TableCell>
          <TableCell className="min-w-32">
            <VisibleText text={startedBy} />
          </TableCell>
          <TableCell>
            <Time at={startedAt} precision="minute" />
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}
