import { CircleX, Clock, Loader, RotateCcw } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Tone } from "@/components/ui/tone";
import { VisibleText } from "@/components/ui/visible-text";
import type { Job, JobState } from "@/lib/system/job-schema";
import { JobActions } from "./job-actions";

const MARKS: Record<JobState, { icon: LucideIcon; tone: Tone }> = {
  failed: { icon: CircleX, tone: "danger" },
  retrying: { icon: RotateCcw, tone: "warning" },
  running: { icon: Loader, tone: "info" },
  waiting: { icon: Clock, tone: "neutral" },
};

export function JobTable({ jobs, mayManage }: { jobs: readonly Job[]; mayManage: boolean }) {
  const t = useTranslations("system.jobs");
  const head = [t("name"), t("state"), t("attempts"), t("due"), t("lastError"), ...(mayManage ? [t("actions")] : [])];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {jobs.map((job) => (
        <tr key={job.id}>
          <TableRowHead className="min-w-44 wrap-anywhere">
            <code className="identifier">{job.job}</code>
            <span className="block text-xs font-normal text-muted">
              {t("number", { id: job.id })} {job.key === null ? null : <code className="identifier">{job.key}</code>}
            </span>
          </TableRowHead>
          <TableCell>
            <Badge {...MARKS[job.state]}>{t(`states.${job.state}`)}</Badge>
          </TableCell>
          <TableCell className="tabular-nums whitespace-nowrap">{t("attemptsOf", { number: job.attempts, max: job.maxAttempts })}</TableCell>
          <TableCell>
            <Time at={job.runAt} precision="minute" />
          </TableCell>
          <TableCell className="min-w-56">
            <LastError text={job.lastError} />
          </TableCell>
          {mayManage ? (
            <TableCell>
              <JobActions job={job} />
            </TableCell>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}

/** The first line tells most; the rest is for who mends it. */
function LastError({ text }: { text: string | null }) {
  const t = useTranslations("system.jobs");
  if (text === null) return "–";
  const [first = "", ...rest] = text.split("\n");
  return (
    <div lang="en" className="wrap-anywhere">
      <VisibleText text={first} />
      {rest.length > 0 ? (
        <details className="mt-1 text-xs">
          <summary className="min-h-6">{t("whole")}</summary>
          <pre className="whitespace-pre-wrap">
            <VisibleText text={rest.join("\n")} />
          </pre>
        </details>
      ) : null}
    </div>
  );
}
