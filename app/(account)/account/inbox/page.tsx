import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { queryText } from "@/app/address";
import { inboxHref, type InboxQuery } from "@/components/notices/inbox-address";
import { InboxFilters } from "@/components/notices/inbox-filters";
import { MarkAllButton } from "@/components/notices/mark-all-button";
import { NoticeList } from "@/components/notices/notice-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { inboxPage } from "@/lib/notices/inbox-service";
import { type InboxPosition, inboxPositionSchema, noticeFilterSchema } from "@/lib/notices/schema";
import { demandViewer } from "../../demand-viewer";

const PAGE_SIZE = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("title") };
}

export default async function InboxPage({ searchParams }: PageProps<"/account/inbox">) {
  const query = await searchParams;
  const filter = filterOf(query);
  const viewer = await demandViewer(inboxHref(filter));
  const after = positionOf(queryText(query["cursor"]));
  const [t, common, language] = await Promise.all([getTranslations("inbox"), getTranslations("common"), getLocale()]);
  const rows = await inboxPage(viewer, { ...noticeFilterSchema.parse({ q: filter.q, group: filter.group }), unread: filter.unread, language }, PAGE_SIZE + 1, after);
  const notices = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? notices.at(-1) : undefined;
  const isFiltered = filter.q !== undefined || filter.group !== undefined || filter.unread === true;
  const actions = (
    <>
      {notices.some(({ read }) => !read) ? <MarkAllButton /> : null}
      <LinkButton href="/account/notices">{t("choose")}</LinkButton>
    </>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} actions={actions} />
      {notices.length > 0 || isFiltered ? <InboxFilters filter={filter} /> : null}
      {notices.length === 0 ? (
        <EmptyState icon={Inbox} title={isFiltered ? t("noMatch") : t("empty")}>
          {isFiltered ? t("noMatchBody") : t("emptyBody")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <NoticeList notices={notices} />
          <Pagination
            label={common("pages")}
            previous={after === undefined ? undefined : { href: inboxHref(filter), label: t("firstPage") }}
            next={last === undefined ? undefined : { href: inboxHref({ ...filter, cursor: `${last.at}~${last.id}` }), label: common("next") }}
          />
        </div>
      )}
    </>
  );
}

type Query = Record<string, string | string[] | undefined>;

/** What of the address is a filter; anything else counts as not there. */
function filterOf(query: Query): InboxQuery {
  const read = noticeFilterSchema.safeParse({ q: queryText(query["q"]), group: queryText(query["group"]) });
  return { q: read.data?.q, group: read.data?.group, ...(queryText(query["unread"]) === "1" && { unread: true }) };
}

/** Where the page goes on; anything that was not made here is the first page. */
function positionOf(cursor: string | undefined): InboxPosition | undefined {
  const [at, id] = cursor?.split("~") ?? [];
  return inboxPositionSchema.safeParse({ at, id }).data;
}
