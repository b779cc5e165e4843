import { getTranslations } from "next-intl/server";
import { CategoryTiles } from "@/components/catalog/category-tiles";
import { CompareTray } from "@/components/catalog/compare-tray";
import { FirstSteps } from "@/components/catalog/first-steps";
import { EmptyCatalog } from "@/components/catalog/no-results";
import { ServerGrid } from "@/components/catalog/server-grid";
import { queuePath } from "@/components/console/paths";
import { SearchField } from "@/components/ui/search-field";
import { TextLink } from "@/components/ui/text-link";
import { abilities } from "@/lib/access/abilities";
import { currentViewer } from "@/lib/access/current-viewer";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { countCategories, knownCategories, recentlyApproved } from "@/lib/catalog/browse-service";
import { OVERVIEW_QUEUES, overviewCounts } from "@/lib/review/overview-service";

const RECENT = 6;

/** Search first. Every number here is the number of rows on the page it leads to. */
export default async function HomePage() {
  const [t, common, viewer] = await Promise.all([getTranslations("home"), getTranslations("common"), currentViewer()]);
  const { total, counts } = countCategories(viewer);
  const recent = recentlyApproved(viewer, RECENT);
  return (
    <div className="flex flex-col gap-chapters">
      <section aria-labelledby="page-title" className="mx-auto flex w-full max-w-prose flex-col items-center gap-4 pt-4 text-center sm:pt-10">
        <h1 id="page-title" tabIndex={-1} className="text-display font-semibold">
          {t("title")}
        </h1>
        <p className="text-lead text-muted">{t("intro")}</p>
        <SearchField action="/servers" label={t("search")} submitLabel={common("search")} placeholder={t("placeholder")} className="w-full" />
        <p className="text-sm text-muted">
          {total > 0 ? <TextLink href="/servers">{t("listed", { count: total })}</TextLink> : t("listed", { count: 0 })}
          <Waiting viewer={viewer} />
        </p>
      </section>
      {total > 0 ? null : can(viewer, "user.manage") ? <FirstSteps /> : <EmptyCatalog maySubmit={viewer !== null && abilities(viewer).publish} isSignedIn={viewer !== null} />}
      <CategoryTiles categories={knownCategories()} counts={counts} />
      {recent.length > 0 ? (
        <section aria-labelledby="recent-heading" className="flex flex-col gap-4">
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <h2 id="recent-heading" tabIndex={-1} className="text-lg font-semibold">
              {t("recent")}
            </h2>
            <TextLink href="/servers?sort=approved">{t("all")}</TextLink>
          </div>
          <ServerGrid label={t("recent")} rows={recent} />
          <CompareTray heading="recent-heading" />
        </section>
      ) : null}
    </div>
  );
}

/** For those who decide: how much waits for them. */
async function Waiting({ viewer }: { viewer: Viewer | null }) {
  if (viewer === null || !can(viewer, "console.enter")) return null;
  const [t, { waiting }] = await Promise.all([getTranslations("home"), overviewCounts(viewer)]);
  return (
    <>
      {" · "}
      <TextLink href={queuePath(OVERVIEW_QUEUES.waiting)}>{t("waiting", { count: waiting })}</TextLink>
    </>
  );
}
