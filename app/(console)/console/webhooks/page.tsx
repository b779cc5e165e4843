import { Plus, Webhook as WebhookIcon } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { RefusedButton } from "@/components/console/refused-button";
import { SectionCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { CatalogMuting } from "@/components/webhooks/catalog-muting";
import { webhooksPath } from "@/components/webhooks/webhook-address";
import { WebhookTable } from "@/components/webhooks/webhook-table";
import { can } from "@/lib/access/permissions";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { mutedByCatalog } from "@/lib/notices/preference-service";
import { webhooksPage } from "@/lib/notices/webhooks/webhook-service";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

/** As many as the API gives at once; who has more finds the others by their names. */
const MAX_WEBHOOKS = 100;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("webhooks");
  return { title: t("title") };
}

export default async function WebhooksPage({ searchParams }: { searchParams: SearchParams }) {
  const wanted = await searchValues(searchParams);
  const viewer = await consoleViewer(webhooksPath(wanted), "webhook.read");
  const filter = { q: wanted["q"], catalog: wanted["catalog"] };
  const isFiltered = filter.q !== undefined || filter.catalog !== undefined;
  const [t, common, webhooks, catalogs, muted] = await Promise.all([getTranslations("webhooks"), getTranslations("common"), webhooksPage(viewer, filter, MAX_WEBHOOKS), listCatalogs(viewer), mutedByCatalog(viewer)]);
  const mayManage = can(viewer, "webhook.manage");
  const add = mayManage ? (
    <LinkButton href="/console/webhooks/new" variant="primary">
      <Plus aria-hidden />
      {t("add")}
    </LinkButton>
  ) : (
    <RefusedButton label={t("add")} why={t("adminsOnly")} variant="primary" />
  );
  const choices = [{ value: "", label: common("all") }, ...catalogs.map(({ slug }) => ({ value: slug, label: slug }))];
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} actions={webhooks.length > 0 || isFiltered ? add : null} />
      {webhooks.length > 0 || isFiltered ? (
        <FilterForm action={webhooksPath()} label={t("filter")}>
          <FilterInput name="q" label={common("search")} value={filter.q} type="search" />
          <FilterSelect name="catalog" label={t("catalog")} value={filter.catalog} options={choices} />
        </FilterForm>
      ) : null}
      {webhooks.length > 0 ? (
        <WebhookTable webhooks={webhooks} />
      ) : (
        <EmptyState icon={WebhookIcon} title={t(isFiltered ? "noMatch" : "empty")} action={isFiltered ? null : add}>
          {isFiltered ? null : t("emptyBody")}
        </EmptyState>
      )}
      <SectionCard id="reviewers" title={t("reviewers.title")} className="mt-8">
        <p className="mb-4 max-w-prose text-sm text-muted">{t("reviewers.intro")}</p>
        <div className="flex flex-col gap-6">
          {catalogs.map(({ slug }) => (
            <CatalogMuting key={slug} catalog={slug} muted={[...(muted.get(slug) ?? [])]} mayManage={mayManage} />
          ))}
        </div>
      </SectionCard>
    </>
  );
}
