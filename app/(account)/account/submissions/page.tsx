import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { queryText } from "@/app/address";
import { ownSubmissionsHref } from "@/components/catalog/addresses";
import { OwnSubmissionCard } from "@/components/submission/own-submission-card";
import { SubmissionFilters } from "@/components/submission/submission-filters";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ownSubmissionFilterSchema } from "@/lib/submission/own-submissions-schema";
import { ownSubmissions, SUBMISSIONS_PER_PAGE } from "@/lib/submission/own-submissions-service";
import { demandViewer } from "../../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("submissions");
  return { title: t("title") };
}

export default async function SubmissionsPage({ searchParams }: PageProps<"/account/submissions">) {
  const query = await searchParams;
  const filter = ownSubmissionFilterSchema.parse({ q: queryText(query["q"]), state: queryText(query["state"]), catalog: queryText(query["catalog"]) });
  const viewer = await demandViewer(ownSubmissionsHref(filter));
  const cursor = offsetOf(query["cursor"]);
  const [t, common, { items, total, catalogs }] = await Promise.all([getTranslations("submissions"), getTranslations("common"), ownSubmissions(viewer, filter, cursor)]);
  // Behind the end there is nothing to see: a row may have gone since the address was made.
  if (items.length === 0 && total > 0) redirect(ownSubmissionsHref({ ...filter, cursor: lastPage(total) }));
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const page = (from: number) => ownSubmissionsHref({ ...filter, cursor: from === 0 ? null : from });
  const action = (
    <LinkButton href="/submit" variant="primary">
      {t("submitOne")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("caption")} actions={total > 0 || isFiltered ? action : null} />
      {total > 0 || isFiltered ? <SubmissionFilters action={ownSubmissionsHref()} filter={filter} catalogs={catalogs} /> : null}
      {isFiltered ? (
        <p role="status" className="pb-4 text-sm text-muted">
          {t("count", { count: total })}
        </p>
      ) : null}
      {items.length === 0 ? <NoSubmissions isFiltered={isFiltered} action={action} /> : (
        <ul className="flex flex-col gap-4 pb-4">
          {items.map((item) => (
            <li key={item.reviewId}>
              <OwnSubmissionCard item={item} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        label={common("pages")}
        previous={cursor > 0 ? { href: page(Math.max(0, cursor - SUBMISSIONS_PER_PAGE)), label: common("previous") } : undefined}
        next={cursor + SUBMISSIONS_PER_PAGE < total ? { href: page(cursor + SUBMISSIONS_PER_PAGE), label: common("next") } : undefined}
      />
    </>
  );
}

/** How many rows lie before the last page; null before the first. */
function lastPage(total: number): number | null {
  return Math.floor((total - 1) / SUBMISSIONS_PER_PAGE) * SUBMISSIONS_PER_PAGE || null;
}

async function NoSubmissions({ isFiltered, action }: { isFiltered: boolean; action: ReactNode }) {
  const t = await getTranslations("submissions");
  return (
    <EmptyState icon={Inbox} title={isFiltered ? t("noMatch") : t("empty")} action={isFiltered ? null : action}>
      {isFiltered ? t("noMatchBody") : t("emptyBody")}
    </EmptyState>
  );
}

/** How many rows lie before the page; anything else is the first page. */
function offsetOf(given: string | string[] | undefined): number {
  return typeof given === "string" && /^\d{1,6}$/.test(given) ? Number(given) : 0;
}
