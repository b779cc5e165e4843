import { useTranslations } from "next-intl";
import { reviewPath } from "@/components/console/paths";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ReviewRow } from "@/lib/review/schema";
import { ReviewStateBadge, SeverityBadge } from "./state-badges";

export function QueueTable({ rows, caption }: { rows: readonly ReviewRow[]; caption: string }) {
  const t = useTranslations("queue");
  const review = useTranslations("review");
  const head = [t("server"), t("catalog"), t("state"), review("risk"), t("submitted"), t("submittedBy"), t("assignee"), t("round")];
  return (
    <Table caption={caption} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {rows.map((row) => (
        <tr key={row.id}>
          <TableRowHead>
            <TextLink href={reviewPath(row.id)} className="identifier">
              {row.server} {row.version}
            </TextLink>
          </TableRowHead>
          <TableCell>{row.catalog}</TableCell>
          <TableCell>
            <ReviewStateBadge state={row.state} />
          </TableCell>
          <TableCell>
            <Risk row={row} />
          </TableCell>
          <TableCell>
            <Time at={row.submittedAt} precision="minute" />
          </TableCell>
          <TableCell>{row.submittedBy.name}</TableCell>
          <TableCell>{row.assignee?.name ?? review("unassigned")}</TableCell>
          <TableCell>{row.round}</TableCell>
        </tr>
      ))}
    </Table>
  );
}

/** Nothing found is said only of checks that ran: before that, the row says so. */
function Risk({ row }: { row: ReviewRow }) {
  const t = useTranslations("queue");
  const console = useTranslations("console");
  if (row.state === "submitted") return <span className="text-muted">{console("checksRunning")}</span>;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {row.risk ? <SeverityBadge severity={row.risk} /> : null}
      <span className="whitespace-nowrap text-muted">{t("findings", { count: row.findingCount })}</span>
    </span>
  );
}
