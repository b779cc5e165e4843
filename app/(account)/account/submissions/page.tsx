import { Inbox } from "lucide-react";
import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { OwnSubmissionCard } from "@/components/submission/own-submission-card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ownSubmissions, SUBMISSIONS_PER_PAGE } from "@/lib/submission/own-submissions-service";
import { demandViewer } from "../../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("submissions");
  return { title: t("title") };
}

const href = (cursor: number) => (cursor === 0 ? "/account/submissions" : `/account/submissions?cursor=${cursor}`) as Route;

export default async function SubmissionsPage({ searchParams }: PageProps<"/account/submissions">) {
  const viewer = await demandViewer("/account/submissions");
  const cursor = offsetOf((await searchParams)["cursor"]);
  const [t, common, { items, total }] = await Promise.all([getTranslations("submissions"), getTranslations("common"), ownSubmissions(viewer, cursor)]);
  const action = (
    <LinkButton href="/submit" variant="primary">
      {t("submitOne")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("caption")} actions={items.length > 0 ? action : null} />
      {items.length === 0 ? (
        <EmptyState icon={Inbox} title={t("empty")} action={action}>
          {t("emptyBody")}
        </EmptyState>
      ) : (
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
        previous={cursor > 0 ? { href: href(Math.max(0, cursor - SUBMISSIONS_PER_PAGE)), label: common("previous") } : undefined}
        next={cursor + SUBMISSIONS_PER_PAGE < total ? { href: href(cursor + SUBMISSIONS_PER_PAGE), label: common("next") } : undefined}
      />
    </>
  );
}

/** How many rows lie before the page; anything else is the first page. */
function offsetOf(given: string | string[] | undefined): number {
  return typeof given === "string" && /^\d{1,6}$/.test(given) ? Number(given) : 0;
}
