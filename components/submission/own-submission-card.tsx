"use client";

import { useTranslations } from "next-intl";
import { newRevisionHref, serverHref } from "@/components/catalog/addresses";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { ListingStateBadge } from "@/components/listing/listing-state-badge";
import { FindingList } from "@/components/review/finding-list";
import { ReviewStateBadge } from "@/components/review/state-badges";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { reviewActMutation } from "@/lib/review/queries";
import type { OwnSubmission } from "@/lib/submission/own-submissions-schema";
import { PublisherReply } from "./publisher-reply";
import { SubmissionWay } from "./submission-way";

/** One review of an own version: where it stands, what was said, what to do next. */
export function OwnSubmissionCard({ item }: { item: OwnSubmission }) {
  const t = useTranslations("submissions");
  return (
    <article aria-labelledby={`submission-${item.reviewId}`} className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={`submission-${item.reviewId}`} className="font-semibold wrap-anywhere">
            <TextLink href={serverHref(item.server, { version: item.version })}>
              {item.server} {item.version}
            </TextLink>
          </h2>
          <p className="flex flex-wrap gap-x-2 text-sm text-muted">
            <span className="font-mono">{item.catalog}</span>
            <span>{t("round", { number: item.round })}</span>
            <Time at={item.updatedAt} precision="minute" />
          </p>
        </div>
        <StateBadge item={item} />
      </div>
      <SubmissionWay item={item} />
      <Findings item={item} />
      <Comments item={item} />
      {item.mayComment ? <PublisherReply reviewId={item.reviewId} /> : null}
      <NextSteps item={item} />
    </article>
  );
}

/** The state of the review, or what has become of what it approved. */
function StateBadge({ item: { state, outcome } }: { item: OwnSubmission }) {
  if (outcome === null || outcome === "served") return <ReviewStateBadge state={state} />;
  return <ListingStateBadge state={outcome === "deleted" ? "withdrawn" : outcome} />;
}

function Findings({ item: { findings, server, version } }: { item: OwnSubmission }) {
  const t = useTranslations("submissions");
  if (findings.length === 0) return null;
  return (
    <details className="rounded-control border border-line px-3 py-2">
      <summary className="min-h-6 cursor-pointer text-sm font-medium">{t("findings", { count: findings.length })}</summary>
      <p className="py-2 text-sm text-muted">{t("findingsHint")}</p>
      <FindingList label={t("findingsOf", { name: server, version })} findings={findings} />
    </details>
  );
}

function Comments({ item: { comments } }: { item: OwnSubmission }) {
  const t = useTranslations("submissions");
  const decided = useTranslations("decision");
  if (comments.length === 0) return null;
  return (
    <ul aria-label={t("comments")} className="flex flex-col gap-2 border-l-2 border-line pl-3 text-sm">
      {comments.map(({ id, author, text, at, decision }) => (
        <li key={id}>
          <p className="flex flex-wrap gap-x-2 text-muted">
            <span className="font-medium text-ink">{author}</span>
            <Time at={at} precision="minute" />
            {decision === null ? null : <span>{decided(decision)}</span>}
          </p>
          <p className="whitespace-pre-line wrap-anywhere">{text}</p>
        </li>
      ))}
    </ul>
  );
}

function NextSteps({ item }: { item: OwnSubmission }) {
  const t = useTranslations("submissions");
  const toast = useToast();
  const canRevise = item.state === "changes_requested";
  if (!canRevise && !item.mayWithdraw) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {canRevise ? (
        <LinkButton href={newRevisionHref(item.reviewId)} variant="primary">
          {t("revise")}
        </LinkButton>
      ) : null}
      {item.mayWithdraw ? (
        <ConfirmDialog
          label={t("withdraw")}
          title={t("withdrawTitle", { name: item.server, version: item.version })}
          description={t("withdrawBody")}
          confirmLabel={t("withdraw")}
          tone="primary"
          mutation={reviewActMutation(item.reviewId)}
          variables={() => ({ act: "withdraw" as const, revision: item.revision })}
          onDone={() => toast({ title: t("withdrawn"), tone: "success" })}
        />
      ) : null}
    </div>
  );
}
