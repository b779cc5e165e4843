import type { Route } from "next";
import { useTranslations } from "next-intl";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { REVIEW_STATES } from "@/lib/review/schema";
import type { OwnSubmissionFilter } from "@/lib/submission/own-submissions-schema";

type SubmissionFiltersProps = { action: Route; filter: OwnSubmissionFilter; catalogs: readonly string[] };

/** Which of the own submissions to show. */
export function SubmissionFilters({ action, filter, catalogs }: SubmissionFiltersProps) {
  const t = useTranslations("submissions");
  const queue = useTranslations("queue");
  const state = useTranslations("reviewState");
  const common = useTranslations("common");
  const all = { value: "", label: common("all") };
  return (
    <FilterForm action={action} label={t("search")}>
      <FilterInput name="q" label={common("search")} value={filter.q} type="search" />
      <FilterSelect name="state" label={queue("filterState")} value={filter.state} options={[all, ...REVIEW_STATES.map((value) => ({ value, label: state(value) }))]} />
      {catalogs.length > 1 ? (
        <FilterSelect name="catalog" label={queue("filterCatalog")} value={filter.catalog} options={[all, ...catalogs.map((slug) => ({ value: slug, label: slug }))]} />
      ) : null}
    </FilterForm>
  );
}
