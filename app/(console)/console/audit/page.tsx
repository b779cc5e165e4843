import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { ChainCheck } from "@/components/audit/chain-check";
import { ExportChoice } from "@/components/audit/export-choice";
import { auditPath } from "@/components/console/paths";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { auditActions, auditPage, countAudit } from "@/lib/audit/read-service";
import { auditFilterSchema } from "@/lib/audit/schema";
import { verifications } from "@/lib/audit/verification-service";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 50;
const CHECKS_SHOWN = 10;

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
  const before = cursor !== undefined && Number.isSafeInteger(Number(cursor)) ? Number(cursor) : null;
  const [t, common, words, page, count, actions, checks] = await Promise.all([
    getTranslations("audit"),
    getTranslations("common"),
    getTranslations("console"),
    auditPage(viewer, filter, PAGE_SIZE, before),
    countAudit(viewer, filter),
    auditActions(viewer),
    verifications(viewer, CHECKS_SHOWN),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <AuditFilters wanted={wanted} actions={actions} />
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
      <div className="mt-8 grid items-start gap-6 lg:grid-cols-2">
        <ChainCheck checks={checks} />
        <ExportChoice filter={filter} count={count} />
      </div>
    </>
  );
}
