import { useTranslations } from "next-intl";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { targetsPath } from "@/components/console/paths";
import { TARGET_STATES, type TargetFilter } from "./target-health";

export function TargetFilters({ filter, catalogs }: { filter: TargetFilter; catalogs: readonly string[] }) {
  const t = useTranslations("targets");
  const common = useTranslations("common");
  const any = { value: "", label: common("all") };
  return (
    <FilterForm action={targetsPath()} label={t("search")}>
      <FilterInput name="q" label={common("search")} value={filter.q} type="search" />
      <FilterSelect name="state" label={t("state")} value={filter.state} options={[any, ...TARGET_STATES.map((value) => ({ value, label: value === "waitingRemovals" ? t("stateWaitingRemovals") : t(`health.${value}`) }))]} />
      <FilterSelect name="catalog" label={t("catalog")} value={filter.catalog} options={[any, ...catalogs.map((slug) => ({ value: slug, label: slug }))]} />
    </FilterForm>
  );
}
