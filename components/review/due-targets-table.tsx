import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import type { DueTargets } from "@/lib/review/due-schema";
import { type Kind, KINDS } from "@/lib/review/queue-names-schema";
import { KindLabel } from "./kind-badge";

type Part = keyof DueTargets[Kind];

/** Hours by type and risk; `cell` puts a control where the number stands. */
export function DueTargetsTable({ targets, cell }: { targets: DueTargets; cell?: (kind: Kind, part: Part) => ReactNode }) {
  const t = useTranslations("queue.dueForm");
  return (
    <Table
      caption={t("caption")}
      head={
        <>
          <TableHead>{t("type")}</TableHead>
          <TableHead>{t("low")}</TableHead>
          <TableHead>{t("other")}</TableHead>
        </>
      }
    >
      {KINDS.map((kind) => (
        <tr key={kind}>
          <TableRowHead>
            <KindLabel kind={kind} />
          </TableRowHead>
          {(["low", "other"] as const).map((part) => (
            <TableCell key={part} className="tabular-nums">
              {cell ? cell(kind, part) : t("hours", { count: targets[kind][part] })}
            </TableCell>
          ))}
        </tr>
      ))}
    </Table>
  );
}
