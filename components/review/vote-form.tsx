"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useRef, useState } from "react";
import { reviewPath } from "@/components/console/paths";
import { RefusedButton } from "@/components/console/refused-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { sendVote } from "@/lib/review/queries";
import type { Decision, Review } from "@/lib/review/schema";
import { useDecisionOutbox } from "./decision-outbox";
import { keepDraft, useDraft } from "./draft";
import { PublisherPreview } from "./publisher-preview";
import { TemplatePicker } from "./template-picker";
import { useRefusal } from "./use-refusal";

const RejectDialog = lazy(() => import("./reject-dialog"));

type VoteFormProps = {
  review: Review;
  viewerId: string;
  /** What the page compares with, or null: it is frozen with the vote. */
  base: string | null;
  onHeld: () => void;
};

/**
 * The three votes. Each is tied to the revision and the digest this page shows, and is held for ten seconds before it is
 * sent. What was written stays until the vote has arrived.
 */
export function VoteForm({ review, viewerId, base, onHeld }: VoteFormProps) {
  const t = useTranslations("review");
  const { hold, isHeld } = useDecisionOutbox();
  const draft = `vote ${viewerId} ${review.id}`;
  const [comment, setComment] = useDraft(draft);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const held = isHeld(review.id);
  const refusal = useRefusal(review);
  const why = (act: Decision) => (held ? t("why.held") : refusal(act));

  function doneText(decision: Decision, { state, listed, server: name, version }: Review): string {
    if (decision === "request_changes") return t("requestChangesDone");
    if (decision === "reject") return t("rejectDone");
    if (state !== "approved") return t("approveDone");
    // Approved is not served: a suspension stays, and so does the publisher's own word.
    if (listed === "suspended") return t("approvedSuspended", { name, version });
    return listed === "active" ? t("approvedDone", { name, version }) : t("approvedUnserved", { name, version });
  }

  function commentGiven(): boolean {
    const given = comment.trim() !== "";
    setMissing(!given);
    if (!given) field.current?.focus();
    return given;
  }

  function vote(decision: Decision): void {
    const { id, server: name, version, catalog, revision, digest } = review;
    const body = { decision, comment: comment.trim(), revision, digest, base };
    const key = crypto.randomUUID();
    const isTaken = hold({
      label: t(`held.${decision}`, { name, version, catalog }),
      reviewIds: [id],
      text: body.comment,
      href: reviewPath(id),
      send: async (options) => {
        const answer = await sendVote(id, body, key, options);
        keepDraft(draft, "");
        return doneText(decision, answer);
      },
    });
    if (isTaken) onHeld();
  }

  const anyOpen = (["approve", "request_changes", "reject"] as const).some((act) => refusal(act) === null);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">{t("decisionIntro")}</p>
      {held ? <Notice title={t("why.held")} /> : null}
      {anyOpen ? (
        <>
          <TemplatePicker onText={setComment} />
          <Field label={t("voteComment")} hint={t("voteCommentHint")} error={missing ? t("voteCommentMissing") : undefined}>
            <Textarea ref={field} value={comment} maxLength={4000} onChange={(event) => setComment(event.target.value)} />
          </Field>
          <PublisherPreview text={comment} />
        </>
      ) : null}
      <VoteButton act="approve" label={t("approve")} why={why("approve")} variant="primary" onPress={() => vote("approve")} />
      <VoteButton act="request_changes" label={t("requestChanges")} why={why("request_changes")} onPress={() => commentGiven() && vote("request_changes")} />
      <RejectButton review={review} why={why("reject")} mayOpen={commentGiven} onConfirm={() => vote("reject")} />
    </div>
  );
}

type VoteButtonProps = { act: Decision; label: string; why: string | null; variant?: "primary" | "danger"; onPress: () => void };

function VoteButton({ act, label, why, variant, onPress }: VoteButtonProps) {
  if (why !== null) {
    return (
      <div data-vote={act} tabIndex={-1}>
        <RefusedButton label={label} why={why} />
      </div>
    );
  }
  return (
    <Button data-vote={act} onClick={onPress} {...(variant === undefined ? {} : { variant })}>
      {label}
    </Button>
  );
}

type RejectButtonProps = { review: Review; why: string | null; mayOpen: () => boolean; onConfirm: () => void };

/** A rejection is for good, so it is asked again; without a reason there is nothing to confirm. */
function RejectButton({ review, why, mayOpen, onConfirm }: RejectButtonProps) {
  const t = useTranslations("review");
  // Null until it is opened first: only then the dialog is fetched.
  const [open, setOpen] = useState<boolean | null>(null);
  const confirm = () => {
    setOpen(false);
    onConfirm();
  };
  return (
    <>
      <VoteButton act="reject" label={t("reject")} why={why} variant="danger" onPress={() => setOpen(mayOpen() || null)} />
      {open === null ? null : (
        <Suspense fallback={null}>
          <RejectDialog review={review} open={open} onOpenChange={setOpen} onConfirm={confirm} />
        </Suspense>
      )}
    </>
  );
}
