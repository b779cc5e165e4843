import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { dueTargetsPath, queuePath } from "@/components/console/paths";
import { QueueBoard } from "@/components/review/queue-board";
import { QueueFilters } from "@/components/review/queue-filters";
import { QueueTable } from "@/components/review/queue-table";
import { QueueViewLinks } from "@/components/review/queue-view-links";
import { SavedViews } from "@/components/review/saved-views";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { queueFilterOf } from "@/lib/review/queue-filter-schema";
import { deskCounts, deskPage, type QueueEntry } from "@/lib/review/queue-service";
import { queueViews } from "@/lib/review/queue-view-service";
import { STANDING_FILTERS, standingView } from "@/lib/review/queue-views-schema";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 30;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("queue");
  return { title: t("title") };
}

export default async function QueuePage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(queuePath(wanted));
  const filter = queueFilterOf(wanted);
  const after = UUID.test(cursor ?? "") ? (cursor ?? null) : null;
  const [t, words, common, page, counts, catalogs, views] = await Promise.all([
    getTranslations("queue"),
    getTranslations("console"),
    getTranslations("common"),
    deskPage(viewer, filter, PAGE_SIZE, after),
    deskCounts(viewer, { ...STANDING_FILTERS, here: filter }),
    listCatalogs(viewer),
    queueViews(viewer),
  ]);
  const query = new URLSearchParams(wanted).toString();
  const current = standingView(wanted);
  const isNarrowed = current !== "inbox";
  return (
    <>
      <PageHeader title={t("title")} actions={<LinkButton href={dueTargetsPath}>{t("dueTimes")}</LinkButton>} />
      <div className="mb-4">
        <QueueViewLinks counts={counts} current={current} />
      </div>
      <SavedViews views={views} query={query} />
      <QueueFilters values={wanted} catalogs={catalogs.map(({ slug }) => slug)} />
      {page.items.length === 0 ? (
        <EmptyState icon={Inbox} title={isNarrowed ? t("noMatch") : t("empty")}>
          {isNarrowed ? null : t("emptyBody")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <p role="status" className="text-sm text-muted">
            {t("count", { count: counts.here })}
          </p>
          <Board viewer={viewer} entries={page.items}>
            <QueueTable
              entries={page.items}
              caption={t(`captions.${filter.sort}`)}
              query={query}
              now={page.asOf}
              may={{ select: can(viewer, "review.claim"), decline: can(viewer, "request.decline") }}
            />
          </Board>
          <Pagination
            label={common("pages")}
            previous={after === null ? undefined : { href: queuePath(wanted), label: words("firstPage") }}
            next={page.next === null ? undefined : { href: queuePath({ ...wanted, cursor: page.next }), label: common("next") }}
          />
        </div>
      )}
    </>
  );
}

/** Who only looks has nothing to select. */
function Board({ viewer, entries, children }: { viewer: Viewer; entries: readonly QueueEntry[]; children: ReactNode }) {
  if (!can(viewer, "review.claim")) return children;
  const cases = entries.flatMap((entry) => (entry.source === "review" ? [{ id: entry.row.id, name: `${entry.row.server} ${entry.row.version}`, revision: entry.row.revision }] : []));
  return (
    <QueueBoard cases={cases} mayVote={can(viewer, "review.vote")}>
      {children}
    </QueueBoard>
  );
}
