import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { queuePath } from "@/components/console/paths";
import { QueueFilters, stateFilter } from "@/components/review/queue-filters";
import { QueueTable } from "@/components/review/queue-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { queue, queueFilterSchema } from "@/lib/review/queue-service";
import { consoleViewer } from "../console-viewer";
import { readPosition, writePosition } from "../position";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("queue");
  return { title: t("title") };
}

export default async function QueuePage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(queuePath(wanted));
  // A filter that is none of ours selects what no filter selects: old links keep leading somewhere.
  const filter = queueFilterSchema.safeParse(stateFilter(wanted)).data ?? queueFilterSchema.parse(stateFilter({}));
  const [t, words, common, page, catalogs] = await Promise.all([
    getTranslations("queue"),
    getTranslations("console"),
    getTranslations("common"),
    queue(viewer, filter, PAGE_SIZE, readPosition(cursor)),
    listCatalogs(viewer),
  ]);
  const filtered = Object.keys(wanted).length > 0;
  return (
    <>
      <PageHeader title={t("title")} />
      <QueueFilters values={wanted} catalogs={catalogs.map(({ slug }) => slug)} />
      {page.items.length === 0 ? (
        <EmptyState icon={Inbox} title={filtered ? t("noMatch") : t("empty")}>
          {filtered ? null : t("emptyBody")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <QueueTable rows={page.items} caption={filter.sort === "newest" ? words("captionNewest") : t("caption")} />
          <Pagination
            label={common("pages")}
            previous={cursor === undefined ? undefined : { href: queuePath(wanted), label: words("firstPage") }}
            next={page.next === null ? undefined : { href: queuePath({ ...wanted, cursor: writePosition(page.next) }), label: common("next") }}
          />
        </div>
      )}
    </>
  );
}
