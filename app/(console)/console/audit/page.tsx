import { Download, ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditTable } from "@/components/console/audit-table";
import { FilterForm, FilterInput } from "@/components/console/filter-form";
import { auditPath, withQuery } from "@/components/console/paths";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { auditPage } from "@/lib/audit/read-service";
import { auditFilterSchema } from "@/lib/audit/schema";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

/** A day of a date field becomes the moment it begins or ends (UTC, as everything here is shown). */
function withMoments({ from, to, ...rest }: Record<string, string>): Record<string, string> {
  return { ...rest, ...(from === undefined ? {} : { from: `${from}T00:00:00Z` }), ...(to === undefined ? {} : { to: `${to}T23:59:59.999Z` }) };
}

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(auditPath(wanted), "audit.read");
  const filter = auditFilterSchema.safeParse(withMoments(wanted)).data ?? {};
  const before = Number.isSafeInteger(Number(cursor)) ? Number(cursor) : null;
  const [t, common, words, page] = await Promise.all([
    getTranslations("audit"),
    getTranslations("common"),
    getTranslations("console"),
    auditPage(viewer, filter, PAGE_SIZE, before),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("intro")}
        actions={
          // A plain link: the answer is a file of the API, not a page.
          <a href={withQuery("/api/v1/audit/export", filter)} download="audit.jsonl" className={buttonStyle()}>
            <Download aria-hidden />
            {t("export")}
          </a>
        }
      />
      <FilterForm action={auditPath()} label={t("filter")}>
        <FilterInput name="actor" label={t("actor")} value={wanted["actor"]} />
        <FilterInput name="action" label={t("action")} value={wanted["action"]} hint={t("actionHint")} />
        <FilterInput name="object" label={t("object")} value={wanted["object"]} hint={t("objectHint")} />
        <FilterInput name="from" label={t("from")} value={wanted["from"]} type="date" />
        <FilterInput name="to" label={t("to")} value={wanted["to"]} type="date" />
      </FilterForm>
      {page.items.length === 0 ? (
        <EmptyState icon={ScrollText} title={t("noMatch")} />
      ) : (
        <div className="flex flex-col gap-4">
          <AuditTable entries={page.items} />
          <Pagination
            label={common("pages")}
            previous={before === null ? undefined : { href: auditPath(wanted), label: words("firstPage") }}
            next={page.next === null ? undefined : { href: auditPath({ ...wanted, cursor: String(page.next) }), label: common("next") }}
          />
        </div>
      )}
    </>
  );
}
