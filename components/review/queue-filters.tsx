import { useTranslations } from "next-intl";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { queuePath } from "@/components/console/paths";
import { SEVERITIES } from "@/lib/checks/schema";
import { REVIEW_STATES } from "@/lib/review/schema";

const OPEN = "submitted,in_review,changes_requested";
const WAITING = "submitted,in_review";
const DECIDED = "approved,rejected,withdrawn";
const ALL = REVIEW_STATES.join(",");

/** The queue shows what is open unless the address says otherwise. */
export function stateFilter(values: Record<string, string>): Record<string, string> {
  return { state: OPEN, ...values };
}

type QueueFiltersProps = { values: Record<string, string>; catalogs: readonly string[] };

export function QueueFilters({ values, catalogs }: QueueFiltersProps) {
  const t = useTranslations("queue");
  const words = useTranslations("console");
  const review = useTranslations("review");
  const common = useTranslations("common");
  const catalog = useTranslations("catalog");
  const anyCatalog = { value: "", label: common("all") };
  return (
    <FilterForm action={queuePath()} label={t("search")}>
      <FilterInput name="q" label={common("search")} value={values["q"]} type="search" />
      <FilterSelect name="state" label={t("filterState")} value={values["state"]} options={useStateOptions(values["state"])} />
      <FilterSelect name="catalog" label={t("filterCatalog")} value={values["catalog"]} options={[anyCatalog, ...catalogs.map((slug) => ({ value: slug, label: slug }))]} />
      <FilterSelect name="assignee" label={t("filterAssignee")} value={values["assignee"]} options={useAssigneeOptions(values["assignee"])} />
      <FilterSelect name="risk" label={review("risk")} value={values["risk"]} options={useRiskOptions()} />
      <FilterSelect
        name="sort"
        label={catalog("sort")}
        value={values["sort"]}
        options={[
          { value: "", label: words("oldest") },
          { value: "newest", label: words("newest") },
        ]}
      />
    </FilterForm>
  );
}

function useStateOptions(current: string | undefined) {
  const t = useTranslations("queue");
  const words = useTranslations("console");
  const state = useTranslations("reviewState");
  const common = useTranslations("common");
  const known = [
    { value: "", label: t("open") },
    { value: WAITING, label: words("waiting") },
    ...REVIEW_STATES.map((value) => ({ value: value as string, label: state(value) })),
    { value: DECIDED, label: t("closed") },
    { value: ALL, label: common("all") },
  ];
  // A selection of states that only an address can make stays chosen when another filter is applied.
  return current === undefined || known.some(({ value }) => value === current) ? known : [...known, { value: current, label: current }];
}

function useAssigneeOptions(current: string | undefined) {
  const t = useTranslations("queue");
  const known = [
    { value: "", label: t("anyone") },
    { value: "me", label: t("mine") },
    { value: "none", label: t("unassigned") },
  ];
  return current === undefined || known.some(({ value }) => value === current) ? known : [...known, { value: current, label: current }];
}

function useRiskOptions() {
  const common = useTranslations("common");
  const severity = useTranslations("severity");
  return [{ value: "", label: common("all") }, ...[...SEVERITIES].reverse().map((value) => ({ value: value as string, label: severity(value) }))];
}
