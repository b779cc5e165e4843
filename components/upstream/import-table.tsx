import { useTranslations } from "next-intl";
import { importPath } from "@/components/console/paths";
import { VisibleText } from "@/components/review/visible-text";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ImportSummary } from "@/lib/upstream/import-schema";
import { ImportStateBadge } from "./import-state-badge";

export function ImportTable({ imports }: { imports: readonly ImportSummary[] }) {
  const t = useTranslations("imports");
  const head = [t("when"), t("state"), t("catalog"), t("by"), t("total"), t("accepted"), t("listed"), t("refused")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {imports.map(({ id, startedAt, state, catalog, startedBy, total, accepted, listed, refused }) => (
        <tr key={id}>
          <TableRowHead>
            <TextLink href={importPath(id)}>
              <Time at={startedAt} precision="minute" />
            </TextLink>
          </TableRowHead>
          <TableCell>
            <ImportStateBadge state={state} />
          </TableCell>
          <TableCell>
            <span className="identifier">{catalog}</span>
          </TableCell>
          <TableCell>
            <VisibleText text={startedBy} />
          </TableCell>
          <TableCell className="tabular-nums">{total ?? "–"}</TableCell>
          <TableCell className="tabular-nums">{accepted}</TableCell>
          <TableCell className="tabular-nums">{listed}</TableCell>
          <TableCell className="tabular-nums">{refused}</TableCell>
        </tr>
      ))}
    </Table>
  );
}
