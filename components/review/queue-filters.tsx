import { useTranslations } from "next-intl";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { queuePath } from "@/components/console/paths";
import type { SelectOption } from "@/components/ui/select";
import { KINDS, RISKS } from "@/lib/review/queue-names-schema";
import { REVIEW_STATES } from "@/lib/review/schema";

const OPEN = "submitted,in_review,changes_requested";
const DECIDED = "approved,rejected,withdrawn";
const ALL = REVIEW_STATES.join(",");

type QueueFiltersProps = { values: Record<string, string>; catalogs: readonly string[] };

/** What the queue can be narrowed by; it shows what waits for reviewers unless a state is chosen. */
export function QueueFilters({ values, catalogs }: QueueFiltersProps) {
  const t = useTranslations("queue");
  const review = useTranslations("review");
  const common = useTranslations("common");
  const catalog = useTranslations("catalog");
  const any = { value: "", label: common("all") };
  return (
    <FilterForm action={queuePath()} label={t("search")}>
      <FilterInput name="q" label={common("search")} value={values["q"]} type="search" />
      <Choice name="kind" label={t("type")} values={values} options={[any, ...useKindOptions()]} />
      <Choice name="state" label={t("filterState")} values={values} options={useStateOptions()} />
      <Choice name="risk" label={review("risk")} values={values} options={[any, ...useRiskOptions()]} />
      <Choice name="due" label={t("dueTime")} values={values} options={[any, { value: "overdue", label: t("dueOverdue") }, { value: "soon", label: t("dueSoon") }]} />
      <Choice name="checks" label={t("checks")} values={values} options={[any, { value: "silent", label: t("checksSilent") }]} />
      <Choice name="catalog" label={t("filterCatalog")} values={values} options={[any, ...catalogs.map((slug) => ({ value: slug, label: slug }))]} />
      <Choice name="assignee" label={t("filterAssignee")} values={values} options={useAssigneeOptions()} />
      <Choice name="sort" label={catalog("sort")} values={values} options={useSortOptions()} />
    </FilterForm>
  );
}

/** A selection that only an address can make stays chosen when another filter is applied. */
function Choice({ name, label, values, options }: { name: string; label: string; values: Record<string, string>; options: readonly SelectOption[] }) {
  const current = values[name];
  const known = current === undefined || options.some(({ value }) => value === current);
  return <FilterSelect name={name} label={label} value={current} options={known ? options : [...options, { value: current, label: current }]} />;
}

function useKindOptions(): SelectOption[] {
  const t = useTranslations("queue.kind");
  return KINDS.map((value) => ({ value, label: t(value) }));
}

function useStateOptions(): SelectOption[] {
  const t = useTranslations("queue");
  const words = useTranslations("console");
  const state = useTranslations("reviewState");
  const common = useTranslations("common");
  return [
    { value: "", label: words("waiting") },
    { value: OPEN, label: t("open") },
    ...REVIEW_STATES.map((value) => ({ value: value as string, label: state(value) })),
    { value: DECIDED, label: t("closed") },
    { value: ALL, label: common("all") },
  ];
}

function useAssigneeOptions(): SelectOption[] {
  const t = useTranslations("queue");
  return [
    { value: "", label: t("anyone") },
    { value: "me", label: t("mine") },
    { value: "none", label: t("unassigned") },
  ];
}

function useRiskOptions(): SelectOption[] {
  const t = useTranslations("queue");
  const severity = useTranslations("severity");
  const worstFirst = RISKS.toReversed().map((value) => ({ value: value as string, label: value === "none" ? t("riskNone") : severity(value) }));
  return [{ value: "high,critical", label: t("riskHigh") }, ...worstFirst];
}

function useSortOptions(): SelectOption[] {
  const t = useTranslations("queue");
  const words = useTranslations("console");
  return [
    { value: "", label: words("oldest") },
    { value: "newest", label: words("newest") },
    { value: "due", label: t("sortDue") },
    { value: "risk", label: t("sortRisk") },
  ];
}
