"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { RefusedButton } from "@/components/console/refused-button";
import { AlertDialog, AlertDialogClose } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { voteMutation } from "@/lib/review/queries";
import type { Decision, Review } from "@/lib/review/schema";
import { useRefusal } from "./use-refusal";

/** The three votes. Each is tied to the revision and the digest this page shows; a refusal keeps what was written. */
export function VoteForm({ review, onDone }: { review: Review; onDone: (text: string) => void }) {
  const t = useTranslations("review");
  const router = useRouter();
  const refusal = useRefusal(review);
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { mutate, isPending, error, reset } = useMutation({
    ...voteMutation(review.id),
    onSuccess: (answer, { decision }) => {
      setComment("");
      onDone(doneText(decision, answer));
      router.refresh();
    },
  });

  function doneText(decision: Decision, { state, server: name, version }: Review): string {
    if (decision === "request_changes") return t("requestChangesDone");
    if (decision === "reject") return t("rejectDone");
    return state === "approved" ? t("approvedDone", { name, version }) : t("approveDone");
  }

  function commentGiven(): boolean {
    const given = comment.trim() !== "";
    setMissing(!given);
    if (!given) field.current?.focus();
    return given;
  }

  const vote = (decision: Decision) => mutate({ decision, comment: comment.trim(), revision: review.revision, digest: review.digest });
  const acts = ["approve", "request_changes", "reject"] as const;
  const anyOpen = acts.some((act) => refusal(act) === null);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">{t("decisionIntro")}</p>
      {error ? <ProblemNotice problem={error} onReload={reset} /> : null}
      {anyOpen ? (
        <Field label={t("voteComment")} hint={t("voteCommentHint")} error={missing ? t("voteCommentMissing") : undefined}>
          <Textarea ref={field} value={comment} maxLength={4000} onChange={(event) => setComment(event.target.value)} />
        </Field>
      ) : null}
      <VoteButton label={t("approve")} why={refusal("approve")} variant="primary" pending={isPending} onPress={() => vote("approve")} />
      <VoteButton
        label={t("requestChanges")}
        why={refusal("request_changes")}
        pending={isPending}
        onPress={() => commentGiven() && vote("request_changes")}
      />
      <RejectButton review={review} why={refusal("reject")} pending={isPending} mayOpen={commentGiven} onConfirm={() => vote("reject")} />
    </div>
  );
}

type VoteButtonProps = { label: string; why: string | null; pending: boolean; variant?: "primary" | "danger"; onPress: () => void };

function VoteButton({ label, why, pending, variant, onPress }: VoteButtonProps) {
  if (why !== null) return <RefusedButton label={label} why={why} />;
  return (
    <Button pending={pending} onClick={onPress} {...(variant === undefined ? {} : { variant })}>
      {label}
    </Button>
  );
}

type RejectButtonProps = { review: Review; why: string | null; pending: boolean; mayOpen: () => boolean; onConfirm: () => void };

/** A rejection is for good, so it is asked again; without a reason there is nothing to confirm. */
function RejectButton({ review, why, pending, mayOpen, onConfirm }: RejectButtonProps) {
  const t = useTranslations("review");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  const { server: name, version } = review;
  return (
    <>
      <VoteButton label={t("reject")} why={why} variant="danger" pending={pending} onPress={() => setOpen(mayOpen())} />
      <AlertDialog title={t("rejectTitle", { name, version })} description={t("rejectBody")} open={open} onOpenChange={setOpen}>
        <ButtonRow className="mt-4">
          <AlertDialogClose render={<Button>{common("cancel")}</Button>} />
          <Button
            variant="danger"
            onClick={() => {
              setOpen(false);
              onConfirm();
            }}
          >
            {t("reject")}
          </Button>
        </ButtonRow>
      </AlertDialog>
    </>
  );
}
