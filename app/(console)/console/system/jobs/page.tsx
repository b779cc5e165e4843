import { ListChecks } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { systemPath } from "@/components/console/paths";
import { AutoRefresh } from "@/components/system/auto-refresh";
import { RetryFailed } from "@/components/system/job-actions";
import { JobTable } from "@/components/system/job-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/access/permissions";
import { JOB_STATES, jobFilterSchema, jobIdSchema } from "@/lib/system/job-schema";
import { jobCount, jobsPage } from "@/lib/system/job-service";
import { readSystem } from "@/lib/system/service";
import { consoleViewer } from "../../console-viewer";
import { searchValues, type SearchParams } from "../../search-values";

const PAGE_SIZE = 50;

export default async function JobsPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(systemPath("/jobs", wanted), "system.read");
  const filter = jobFilterSchema.safeParse(wanted).data ?? {};
  const before = jobIdSchema.safeParse(cursor).data ?? null;
  const { state: _state, ...ofAnyState } = filter;
  const [t, common, words, found, system, failed] = await Promise.all([
    getTranslations("system.jobs"),
    getTranslations("common"),
    getTranslations("console"),
    jobsPage(viewer, filter, PAGE_SIZE + 1, before),
    readSystem(viewer),
    jobCount(viewer, { ...ofAnyState, state: "failed" }),
  ]);
  const jobs = found.slice(0, PAGE_SIZE);
  const mayManage = can(viewer, "job.manage");
  const names = [...new Set(system.jobs.map(({ job }) => job))].sort();
  return (
    <>
      <FilterForm action={systemPath("/jobs")} label={t("filter")}>
        <FilterInput name="q" type="search" label={common("search")} hint={t("searchHint")} value={wanted["q"]} />
        <FilterSelect name="state" label={t("state")} value={wanted["state"]} options={[{ value: "", label: common("all") }, ...JOB_STATES.map((value) => ({ value, label: t(`states.${value}`) }))]} />
        <FilterSelect name="job" label={t("name")} value={wanted["job"]} options={[{ value: "", label: common("all") }, ...names.map((value) => ({ value, label: value }))]} />
      </FilterForm>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        {mayManage ? <RetryFailed filter={ofAnyState} count={failed} /> : <span />}
        <AutoRefresh />
      </div>
      {jobs.length === 0 ? (
        <EmptyState icon={ListChecks} title={t("empty")}>
          {t("emptyBody")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <JobTable jobs={jobs} mayManage={mayManage} />
          <Pagination
            label={common("pages")}
            previous={before === null ? undefined : { href: systemPath("/jobs", wanted), label: words("firstPage") }}
            next={found.length > PAGE_SIZE ? { href: systemPath("/jobs", { ...wanted, cursor: jobs.at(-1)?.id }), label: common("next") } : undefined}
          />
        </div>
      )}
    </>
  );
}
