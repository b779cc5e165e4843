import { useTranslations } from "next-intl";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { versionsPath } from "@/components/console/paths";
import { LISTING_BASES } from "@/lib/catalog/facet-names-schema";
import { SEVERITIES } from "@/lib/checks/check-names-schema";
import { VERSION_ATTENTIONS, VERSION_STATES, type VersionListFilter } from "@/lib/submission/version-list-schema";

/** What the list of versions is narrowed by; what is chosen is in the address. */
export function VersionFilters({ filter, catalogs }: { filter: VersionListFilter; catalogs: readonly string[] }) {
  const t = useTranslations("listing");
  const console = useTranslations("console");
  const common = useTranslations("common");
  const state = useTranslations("listingState");
  const basis = useTranslations("listingBasis");
  const severity = useTranslations("severity");
  const all = { value: "", label: common("all") };
  const states = VERSION_STATES.map((value) => ({ value, label: value === "pending" ? t("neverListed") : state(value) }));
  return (
    <FilterForm action={versionsPath()} label={console("searchServers")}>
      <FilterInput name="q" label={common("search")} value={filter.q} type="search" />
      <FilterSelect name="state" label={t("state")} value={filter.state} options={[all, ...states]} />
      <FilterSelect name="catalog" label={t("catalog")} value={filter.catalog} options={[all, ...catalogs.map((slug) => ({ value: slug, label: slug }))]} />
      <FilterInput name="namespace" label={t("namespace")} value={filter.namespace} />
      <FilterSelect name="basis" label={t("basis")} value={filter.basis} options={[all, ...LISTING_BASES.map((value) => ({ value, label: basis(value) }))]} />
      <FilterSelect name="risk" label={t("risk")} value={filter.risk} options={[all, ...[...SEVERITIES].reverse().map((value) => ({ value, label: severity(value) }))]} />
      <FilterSelect name="attention" label={t("attention")} value={filter.attention} options={[all, ...VERSION_ATTENTIONS.map((value) => ({ value, label: t(`attentions.${value}`) }))]} />
    </FilterForm>
  );
}
