import { Settings } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { systemPath } from "@/components/console/paths";
import { VariableTable } from "@/components/system/variable-table";
import { EmptyState } from "@/components/ui/empty-state";
import { readConfiguration } from "@/lib/system/service";
import { consoleViewer } from "../../console-viewer";
import { searchValues, type SearchParams } from "../../search-values";

export default async function ConfigurationPage({ searchParams }: { searchParams: SearchParams }) {
  const wanted = await searchValues(searchParams);
  const viewer = await consoleViewer(systemPath("/configuration"), "system.read");
  const t = await getTranslations("system.configuration");
  const q = (wanted["q"] ?? "").toUpperCase();
  const found = readConfiguration(viewer).filter(({ name, isSet }) => name.includes(q) && (wanted["set"] !== "1" || isSet));
  return (
    <>
      <p className="mb-4 max-w-prose text-sm text-muted">{t("intro")}</p>
      <FilterForm action={systemPath("/configuration")} label={t("filter")}>
        <FilterInput name="q" label={t("variable")} value={wanted["q"]} type="search" />
        <FilterSelect name="set" label={t("which")} value={wanted["set"]} options={[{ value: "", label: t("everyone") }, { value: "1", label: t("onlySet") }]} />
      </FilterForm>
      {found.length === 0 ? <EmptyState icon={Settings} title={t("noMatch")} /> : <VariableTable variables={found} />}
    </>
  );
}
