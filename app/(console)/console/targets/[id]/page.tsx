import { ServerOff } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { targetPath } from "@/components/console/paths";
import { ItemTable } from "@/components/targets/item-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { targetServers } from "@/lib/nacos/target-acts-service";
import { ITEM_STATES, targetItemFilterSchema } from "@/lib/nacos/target-schema";
import { searchValues, type SearchParams } from "../../search-values";
import { loadTarget } from "./load-target";

const PAGE_SIZE = 50;

export default async function TargetServersPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, { cursor, ...wanted }] = await Promise.all([params, searchValues(searchParams)]);
  const { viewer } = await loadTarget(id);
  const filter = targetItemFilterSchema.safeParse(wanted).data ?? {};
  const [t, common, words, found] = await Promise.all([
    getTranslations("targets"),
    getTranslations("common"),
    getTranslations("console"),
    targetServers(viewer, id, { ...filter, limit: PAGE_SIZE + 1, after: cursor }),
  ]);
  const items = found.slice(0, PAGE_SIZE);
  const last = items.at(-1);
  const isFiltered = filter.q !== undefined || filter.state !== undefined;
  return (
    <>
      <FilterForm action={targetPath(id)} label={t("items.search")}>
        <FilterInput name="q" label={common("search")} value={filter.q} type="search" />
        <FilterSelect
          name="state"
          label={t("state")}
          value={filter.state}
          options={[{ value: "", label: common("all") }, ...ITEM_STATES.map((value) => ({ value, label: t(`itemState.${value}`) }))]}
        />
      </FilterForm>
      {items.length === 0 ? (
        <EmptyState icon={ServerOff} title={isFiltered ? t("items.noMatch") : t("noServers")}>
          {isFiltered ? null : t("items.noneBody")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <ItemTable targetId={id} items={items} />
          <Pagination
            label={common("pages")}
            previous={cursor === undefined ? undefined : { href: targetPath(id, "", wanted), label: words("firstPage") }}
            next={found.length > PAGE_SIZE && last ? { href: targetPath(id, "", { ...wanted, cursor: last.server }), label: common("next") } : undefined}
          />
        </div>
      )}
    </>
  );
}
