import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { queueQueryPath, reviewPath } from "@/components/console/paths";
import { SuspendedVersions } from "@/components/listing/suspended-versions";
import { ArrivalFocus } from "@/components/review/arrival-focus";
import { AsksSection } from "@/components/review/asks-section";
import { BaseSwitch } from "@/components/review/base-switch";
import { ChangesSection } from "@/components/review/changes-section";
import { ChecksSection } from "@/components/review/checks-section";
import { ConversationSection } from "@/components/review/conversation-section";
import { DecisionCard } from "@/components/review/decision-card";
import { DueBadge } from "@/components/review/due-badge";
import { PolicyStatus } from "@/components/review/policy-status";
import { PrecedentSection } from "@/components/review/precedent-section";
import { QueuePane } from "@/components/review/queue-pane";
import { isQueuePaneOpen, QUEUE_PANE_COOKIE } from "@/components/review/queue-pane-preference";
import { ReviewNeighbours } from "@/components/review/review-neighbours";
import { ReviewSection, type SectionFrame } from "@/components/review/review-section";
import { SectionIndex } from "@/components/review/section-index";
import { ReviewSuspension } from "@/components/review/review-suspension";
import { ReviewStateBadge } from "@/components/review/state-badges";
import { SummarySection } from "@/components/review/summary-section";
import { ToolsSection } from "@/components/review/tools-section";
import { TrustSection } from "@/components/review/trust-section";
import { cx } from "@/components/ui/class-names";
import { SectionCard } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { currentViewer } from "@/lib/access/current-viewer";
import { suspendedVersionsOf } from "@/lib/catalog/suspended-versions-service";
import { queueFilterOfQuery } from "@/lib/review/queue-filter-schema";
import { queueAround } from "@/lib/review/queue-service";
import { reviewView } from "@/lib/review/view-service";
import { type Evidence, reviewEvidence } from "@/lib/submission/evidence-service";
import type { Review } from "@/lib/review/schema";
import { consoleViewer, orNotFound } from "../../console-viewer";
import { searchValues, type SearchParams } from "../../search-values";

type ReviewPageProps = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** So many of the queue before and after the review. */
const BESIDE = 15;

/** Read once per request, for the title and the page. */
const seenReview = cache(async (id: string) => reviewView(await currentViewer(), id));

export async function generateMetadata({ params }: ReviewPageProps): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations("review")]);
  const review = await seenReview(id).catch(() => null);
  // What the viewer may not see is not named in the title either.
  return review === null ? {} : { title: t("title", { name: review.server, version: review.version }) };
}

/** Three panes: the queue, the evidence in the order of a reviewer's questions, the decision (UX contract §3.3). */
export default async function ReviewPage({ params, searchParams }: ReviewPageProps) {
  const [{ id }, { queue: query, base }, cookieStore] = await Promise.all([params, searchValues(searchParams), cookies()]);
  const viewer = await consoleViewer(reviewPath(id, query, base));
  const [t, listing, review] = await Promise.all([getTranslations("review"), getTranslations("listing"), orNotFound(seenReview(id))]);
  const [evidence, { rows, asOf }, suspended] = await Promise.all([
    reviewEvidence(viewer, review, base),
    queueAround(viewer, queueFilterOfQuery(query ?? ""), id, BESIDE),
    suspendedVersionsOf(viewer, review.server),
  ]);
  const { round, digest, surfaceDigest } = review;
  const frame: SectionFrame = { reviewId: id, standings: evidence.overview.standings, marks: evidence.marks, subject: { round, digest, surfaceDigest } };
  const isOpen = isQueuePaneOpen(cookieStore.get(QUEUE_PANE_COOKIE)?.value);
  return (
    <div className="xl:relative xl:left-1/2 xl:w-[min(calc(100vw-4rem),104rem)] xl:-translate-x-1/2">
      <ArrivalFocus page={id} />
      <PageHeader
        eyebrow={<TextLink href={queueQueryPath(query ?? "")}>{t("backToQueue")}</TextLink>}
        title={t("title", { name: review.server, version: review.version })}
        meta={
          <>
            <ReviewStateBadge state={review.state} />
            <span>{t("inCatalog", { catalog: review.catalog })}</span>
            <span className="text-muted">{t("round", { number: review.round })}</span>
            <DueBadge due={review.due} now={asOf} />
          </>
        }
        actions={<ReviewNeighbours rows={rows} present={id} query={query} />}
      />
      <div className={cx("grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]", isOpen ? columns.open : columns.folded)}>
        <div className="flex min-w-0 flex-col gap-5 xl:col-start-2 xl:row-start-1">
          {/* What is suspended itself is not served by an approval, whatever others are. */}
          <SuspendedVersions server={review.server} suspended={suspended}>{review.suspension === null && suspended.told.some(({ version }) => version !== review.version) ? listing("suspendedVersionsNew") : null}</SuspendedVersions>
          <SectionIndex frame={frame} />
          <Sections review={review} viewerId={viewer.principalId} evidence={evidence} frame={frame} query={query} now={asOf} />
        </div>
        <aside aria-label={t("decision")} className="xl:col-start-3 xl:row-start-1">
          <div className={pane}>
            <SectionCard id="decision" title={t("decision")}>
              <DecisionCard
                key={id}
                review={review}
                viewerId={viewer.principalId}
                base={evidence.comparison?.base.reference ?? null}
                queue={{ ids: rows.map((row) => row.id), query }}
                policy={<><ReviewSuspension suspension={review.suspension} /><PolicyStatus review={review} /></>}
              />
            </SectionCard>
          </div>
        </aside>
        <div className="min-w-0 lg:max-xl:col-span-2 xl:col-start-1 xl:row-start-1">
          <div className={pane}>
            <QueuePane rows={rows} present={id} query={query} open={isOpen} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** The queue comes last in the document: its room is kept from the beginning, so that nothing moves when it arrives, and follows when it is folded. */
const columns = {
  open: "xl:grid-cols-[15rem_minmax(0,1fr)_21rem] xl:has-[[data-queue-pane]:not([open])]:grid-cols-[6rem_minmax(0,1fr)_21rem]",
  folded: "xl:grid-cols-[6rem_minmax(0,1fr)_21rem] xl:has-[[data-queue-pane][open]]:grid-cols-[15rem_minmax(0,1fr)_21rem]",
} as const;

/** Stays in view beside the evidence, and scrolls by itself when it is longer than the window. */
const pane = "lg:sticky lg:top-[calc(var(--header-height)+1rem)] lg:max-h-[calc(100dvh-var(--header-height)-2rem)] lg:overflow-y-auto";

function Sections({ review, viewerId, evidence, frame, query, now }: { review: Review; viewerId: string; evidence: Evidence; frame: SectionFrame; query: string | undefined; now: number }) {
  return (
    <>
      <ReviewSection id="summary" frame={frame}><SummarySection review={review} evidence={evidence} /></ReviewSection>
      <ReviewSection id="changes" frame={frame}>
        <BaseSwitch reviewId={review.id} queue={query} evidence={evidence} />
        <ChangesSection review={review} evidence={evidence} />
      </ReviewSection>
      <ReviewSection id="trust" frame={frame}><TrustSection trust={evidence.trust} /></ReviewSection>
      <ReviewSection id="asks" frame={frame}><AsksSection review={review} evidence={evidence} /></ReviewSection>
      <ReviewSection id="tools" frame={frame}><ToolsSection evidence={evidence} findings={review.findings} /></ReviewSection>
      <ReviewSection id="checks" frame={frame}><ChecksSection review={review} now={now} /></ReviewSection>
      <ReviewSection id="precedent" frame={frame}><PrecedentSection precedent={evidence.precedent} /></ReviewSection>
      <ReviewSection id="thread" frame={frame}><ConversationSection review={review} viewerId={viewerId} evidence={evidence} /></ReviewSection>
    </>
  );
}
