import { History } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { FilterForm, FilterInput } from "@/components/console/filter-form";
import { targetPath } from "@/components/console/paths";
import { EventList } from "@/components/targets/event-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { targetHistory } from "@/lib/nacos/target-acts-service";
import { searchValues, type SearchParams } from "../../../search-values";
import { loadTarget } from "../load-target";

const PAGE_SIZE = 50;

export default async function TargetHistoryPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, { cursor, q }] = await Promise.all([params, searchValues(searchParams)]);
  const { viewer } = await loadTarget(id);
  const before = Number.isSafeInteger(Number(cursor)) ? Number(cursor) : undefined;
  const [t, common, words, found] = await Promise.all([
    getTranslations("targets.history"),
    getTranslations("common"),
    getTranslations("console"),
    targetHistory(viewer, id, { limit: PAGE_SIZE + 1, before, q }),
  ]);
  const events = found.slice(0, PAGE_SIZE);
  const last = events.at(-1);
  return (
    <>
      <FilterForm action={targetPath(id, "/history")} label={t("search")}>
        <FilterInput name="q" label={t("server")} value={q} type="search" />
      </FilterForm>
      {events.length === 0 ? (
        <EmptyState icon={History} title={t(q === undefined ? "none" : "noMatch")}>
          {q === undefined ? t("noneBody") : null}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <Card>
            <EventList targetId={id} events={events} />
          </Card>
          <Pagination
            label={common("pages")}
            previous={before === undefined ? undefined : { href: targetPath(id, "/history", { q }), label: words("firstPage") }}
            next={found.length > PAGE_SIZE && last ? { href: targetPath(id, "/history", { q, cursor: String(last.id) }), label: common("next") } : undefined}
          />
        </div>
      )}
    </>
  );
}
