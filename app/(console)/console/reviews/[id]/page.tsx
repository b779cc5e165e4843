import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { queuePath, reviewPath } from "@/components/console/paths";
import { AsksSection } from "@/components/review/asks-section";
import { ChangesSection } from "@/components/review/changes-section";
import { ChecksSection } from "@/components/review/checks-section";
import { ConversationSection } from "@/components/review/conversation-section";
import { DecisionCard } from "@/components/review/decision-card";
import { LaunchSection } from "@/components/review/launch-section";
import { ManifestSection } from "@/components/review/manifest-section";
import { ReviewFacts } from "@/components/review/review-facts";
import { ReviewStateBadge } from "@/components/review/state-badges";
import { ToolsSection } from "@/components/review/tools-section";
import { VotesSection } from "@/components/review/votes-section";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { currentViewer } from "@/lib/access/current-viewer";
import { reviewView } from "@/lib/review/view-service";
import { reviewEvidence } from "@/lib/submission/evidence-service";
import { consoleViewer, orNotFound } from "../../console-viewer";

type ReviewPageProps = { params: Promise<{ id: string }> };

/** Read once per request, for the title and the page. */
const seenReview = cache(async (id: string) => reviewView(await currentViewer(), id));

export async function generateMetadata({ params }: ReviewPageProps): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations("review")]);
  const review = await seenReview(id).catch(() => null);
  // What the viewer may not see is not named in the title either.
  return review === null ? {} : { title: t("title", { name: review.server, version: review.version }) };
}

/** The sections follow the order in which a reviewer's questions arise (catalog-and-console-ux.md §3.3). */
export default async function ReviewPage({ params }: ReviewPageProps) {
  const { id } = await params;
  const viewer = await consoleViewer(reviewPath(id));
  const [t, review] = await Promise.all([getTranslations("review"), orNotFound(seenReview(id))]);
  const { manifest, surface, capabilities, changes, plan } = await reviewEvidence(viewer, review);
  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={queuePath()}>{t("backToQueue")}</TextLink>}
        title={t("title", { name: review.server, version: review.version })}
        meta={
          <>
            <ReviewStateBadge state={review.state} />
            <span>{t("inCatalog", { catalog: review.catalog })}</span>
            <span className="text-muted">{t("round", { number: review.round })}</span>
          </>
        }
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <ReviewFacts review={review} manifest={manifest} />
          <ChangesSection changes={changes} />
          <LaunchSection plan={plan} />
          <AsksSection plan={plan} manifest={manifest} />
          <ToolsSection surface={surface} capabilities={capabilities} findings={review.findings} />
          <ChecksSection review={review} />
          <VotesSection review={review} />
          <ConversationSection review={review} />
          <ManifestSection review={review} />
        </div>
        <aside aria-label={t("decision")}>
          <div className="lg:sticky lg:top-[calc(var(--header-height)+1rem)] lg:max-h-[calc(100dvh-var(--header-height)-2rem)] lg:overflow-y-auto">
            <DecisionCard review={review} viewerId={viewer.principalId} />
          </div>
        </aside>
      </div>
    </>
  );
}
