import { useTranslations } from "next-intl";
import { systemPath } from "@/components/console/paths";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { JOB_STATES } from "@/lib/system/job-schema";
import type { System } from "@/lib/system/schema";

/** Jobs by name and state; each number leads to exactly these. */
export function JobCounts({ jobs }: { jobs: System["jobs"] }) {
  const t = useTranslations("system.jobs");
  const names = [...new Set(jobs.map(({ job }) => job))].sort();
  if (names.length === 0) return <p className="text-sm text-muted">{t("empty")}</p>;
  const countOf = (job: string, state: (typeof JOB_STATES)[number]) => jobs.find((entry) => entry.job === job && entry.state === state)?.count ?? 0;
  return (
    <Table caption={t("countsCaption")} head={[t("name"), ...JOB_STATES.map((state) => t(`states.${state}`))].map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {names.map((job) => (
        <tr key={job}>
          <TableRowHead className="min-w-0">
            <code className="identifier">{job}</code>
          </TableRowHead>
          {JOB_STATES.map((state) => {
            const count = countOf(job, state);
            return (
              <TableCell key={state} className="text-right tabular-nums">
                {count === 0 ? "0" : <TextLink href={systemPath("/jobs", { job, state })}>{count}</TextLink>}
              </TableCell>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}
