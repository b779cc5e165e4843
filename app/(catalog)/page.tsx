import { getTranslations } from "next-intl/server";
import { ServerGrid } from "@/components/catalog/server-grid";
import { EmptyCatalog } from "@/components/catalog/no-results";
import { SearchField } from "@/components/ui/search-field";
import { TextLink } from "@/components/ui/text-link";
import { abilities } from "@/lib/access/abilities";
import { currentViewer } from "@/lib/access/current-viewer";
import { browseCatalog, recentlyApproved } from "@/lib/catalog/browse-service";

const RECENT = 6;

export default async function HomePage() {
  const [t, common, viewer] = await Promise.all([getTranslations("home"), getTranslations("common"), currentViewer()]);
  const { total } = browseCatalog({ viewer, limit: 0 });
  const recent = recentlyApproved(viewer, RECENT);
  return (
    <div className="flex flex-col gap-10">
      <section aria-labelledby="page-title" className="mx-auto flex w-full max-w-prose flex-col items-center gap-4 pt-4 text-center sm:pt-10">
        <h1 id="page-title" tabIndex={-1} className="text-display font-semibold">
          {t("title")}
        </h1>
        <p className="text-muted">{t("intro")}</p>
        <SearchField action="/servers" label={t("search")} submitLabel={common("search")} placeholder={t("placeholder")} className="w-full" />
        <p className="text-sm text-muted">
          {total > 0 ? <TextLink href="/servers">{t("listed", { count: total })}</TextLink> : t("listed", { count: 0 })}
        </p>
      </section>
      {total === 0 ? <EmptyCatalog maySubmit={viewer !== null && abilities(viewer).publish} /> : null}
      {recent.length > 0 ? (
        <section aria-labelledby="recent-heading" className="flex flex-col gap-4">
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <h2 id="recent-heading" className="text-lg font-semibold">
              {t("recent")}
            </h2>
            <TextLink href="/servers">{t("all")}</TextLink>
          </div>
          <ServerGrid label={t("recent")} rows={recent} />
        </section>
      ) : null}
    </div>
  );
}
