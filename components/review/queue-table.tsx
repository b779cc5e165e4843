import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { reviewPath } from "@/components/console/paths";
import { DeclineRequest } from "@/components/requests/decline-request";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Looker, QueueRequest } from "@/lib/review/queue-schema";
import type { ReviewRow } from "@/lib/review/schema";
import { CheckDots } from "./check-dots";
import { DueBadge } from "./due-badge";
import { KindLabel } from "./kind-badge";
import { roundedDuration } from "./queue-age";
import { RequestStateBadge } from "./request-state-badge";
import { RiskReasonLabel } from "./risk-reason";
import { ReviewStateBadge } from "./state-badges";

type Entry = { source: "review"; row: ReviewRow; lookers: readonly Looker[] } | { source: "request"; row: QueueRequest };

type QueueTableProps = {
  entries: readonly Entry[];
  caption: string;
  /** The query of the queue's address, which links to reviews carry on. */
  query: string;
  /** When the page was made, in milliseconds: ages and due times are told as of then. */
  now: number;
  may: { select: boolean; decline: boolean };
};

export function QueueTable({ entries, caption, query, now, may }: QueueTableProps) {
  const t = useTranslations("queue");
  const review = useTranslations("review");
  const head = [t("type"), t("server"), t("catalog"), review("risk"), t("checks"), t("age"), t("assignee"), t("state")];
  return (
    <Table
      caption={caption}
      head={
        <>
          {may.select ? <TableHead><span className="sr-only">{t("select")}</span></TableHead> : null}
          {head.map((text) => <TableHead key={text}>{text}</TableHead>)}
        </>
      }
    >
      {entries.map((entry) =>
        entry.source === "review" ? (
          <ReviewLine key={entry.row.id} {...entry} query={query} now={now} selectable={may.select} />
        ) : (
          <RequestLine key={entry.row.id} row={entry.row} now={now} selectable={may.select} mayDecline={may.decline} />
        ),
      )}
    </Table>
  );
}

type LineProps = { now: number; selectable: boolean };

function ReviewLine({ row, lookers, query, now, selectable }: LineProps & { row: ReviewRow; lookers: readonly Looker[]; query: string }) {
  const t = useTranslations("queue");
  const review = useTranslations("review");
  const name = `${row.server} ${row.version}`;
  return (
    <tr data-row={row.id} className="has-checked:bg-accent-soft">
      {selectable ? (
        <TableCell>
          <label className="grid size-6 place-items-center">
            <input type="checkbox" value={row.id} aria-label={t("selectNamed", { name })} className="size-5 accent-accent" />
          </label>
        </TableCell>
      ) : null}
      <TableCell>
        <KindLabel kind={row.kind} />
      </TableCell>
      <TableRowHead>
        <TextLink href={reviewPath(row.id, query)} className="identifier">
          {name}
        </TextLink>
        <Lookers lookers={lookers} />
      </TableRowHead>
      <TableCell>{row.catalog}</TableCell>
      <TableCell className="min-w-44">
        <Risk row={row} />
      </TableCell>
      <TableCell>{row.checkSummary === null ? null : <CheckDots summary={row.checkSummary} />}</TableCell>
      <AgeCell since={row.submittedAt} now={now}>
        <DueBadge due={row.due} now={now} />
      </AgeCell>
      <TableCell>{row.assignee?.name ?? review("unassigned")}</TableCell>
      <TableCell>
        <ReviewStateBadge state={row.state} />
        {row.round > 1 ? <span className="block pt-1 text-xs text-muted">{review("round", { number: row.round })}</span> : null}
      </TableCell>
    </tr>
  );
}

function RequestLine({ row, now, selectable, mayDecline }: LineProps & { row: QueueRequest; mayDecline: boolean }) {
  const t = useTranslations("queue");
  return (
    <tr>
      {selectable ? <TableCell>{null}</TableCell> : null}
      <TableCell>
        <KindLabel kind="request" />
      </TableCell>
      <TableRowHead className="identifier wrap-anywhere">{row.name}</TableRowHead>
      <TableCell>{row.catalog}</TableCell>
      <TableCell>{t("askers", { count: row.askers })}</TableCell>
      <TableCell>{null}</TableCell>
      <AgeCell since={row.requestedAt} now={now}>
        <DueBadge due={row.due} now={now} />
      </AgeCell>
      <TableCell>{mayDecline && row.isOpen ? <DeclineRequest request={row} /> : null}</TableCell>
      <TableCell>
        <RequestStateBadge isOpen={row.isOpen} />
      </TableCell>
    </tr>
  );
}

function AgeCell({ since, now, children }: { since: string; now: number; children: ReactNode }) {
  const t = useTranslations("queue.due");
  const { unit, count } = roundedDuration(now - Date.parse(since));
  return (
    <TableCell>
      <span className="flex flex-col items-start gap-1">
        <time dateTime={since} title={since} className="whitespace-nowrap">
          {t(unit, { count })}
        </time>
        {children}
      </span>
    </TableCell>
  );
}

function Lookers({ lookers }: { lookers: readonly Looker[] }) {
  const t = useTranslations("queue");
  if (lookers.length === 0) return null;
  return (
    <span className="flex items-center gap-1 pt-1 text-xs font-normal text-muted">
      <Eye aria-hidden className="size-3.5" />
      {t("looking", { names: lookers.map(({ name }) => name).join(", "), count: lookers.length })}
    </span>
  );
}

/** Nothing found is said only of checks that ran: before that, the row says so, also beside a suspension, which is known before any check. */
function Risk({ row }: { row: ReviewRow }) {
  const t = useTranslations("queue");
  const [top] = row.reasons;
  if (top === undefined) return row.checkSummary === null ? <Unchecked state={row.state} /> : <span className="text-muted">{t("findings", { count: 0 })}</span>;
  return (
    <span className="flex flex-col items-start gap-1">
      <RiskReasonLabel reason={top} />
      {row.findingCount > 1 ? <span className="text-xs text-muted">{t("findings", { count: row.findingCount })}</span> : null}
      {row.checkSummary === null ? <span className="text-xs"><Unchecked state={row.state} /></span> : null}
    </span>
  );
}

function Unchecked({ state }: Pick<ReviewRow, "state">) {
  const t = useTranslations("queue");
  const console = useTranslations("console");
  return <span className="text-muted">{state === "submitted" ? console("checksRunning") : t("notChecked")}</span>;
}
