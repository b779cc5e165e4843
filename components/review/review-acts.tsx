"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { RefusedButton } from "@/components/console/refused-button";
import { reviewActMutation } from "@/lib/review/queries";
import type { Review } from "@/lib/review/schema";
import { ActButton } from "./act-button";
import { useRefusal } from "./use-refusal";

type ActProps = { review: Review; onDone: (text: string) => void };

/** The acts beside the votes. `base`: what the page compares with, or null. */
export function ReviewActs({ review, base, onDone }: ActProps & { base: string | null }) {
  const t = useTranslations("review");
  const refusal = useRefusal(review);
  const { id, revision } = review;
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <div className="flex flex-col gap-1">
        <ActButton reviewId={id} request={{ act: "conclude", revision, base }} label={t("conclude")} why={refusal("conclude")} onDone={() => onDone(t("concludeDone"))} />
        {refusal("conclude") === null ? <p className="text-xs/5 text-muted">{t("concludeHint")}</p> : null}
      </div>
      <ActButton reviewId={id} request={{ act: "checks", revision }} label={t("rerun")} why={refusal("check")} onDone={() => onDone(t("rerunStarted"))} />
      <Withdraw review={review} onDone={onDone} />
      <Reopen review={review} onDone={onDone} />
    </div>
  );
}

function Withdraw({ review, onDone }: ActProps) {
  const t = useTranslations("review");
  const why = useRefusal(review)("withdraw");
  if (why !== null) return <RefusedButton label={t("withdraw")} why={why} />;
  const { id, revision, server: name, version } = review;
  return (
    <ConfirmDialog
      label={t("withdraw")}
      title={t("withdrawTitle", { name, version })}
      description={t("withdrawBody")}
      confirmLabel={t("withdraw")}
      mutation={reviewActMutation(id)}
      variables={() => ({ act: "withdraw" as const, revision })}
      onDone={() => onDone(t("withdrawDone"))}
    />
  );
}

function Reopen({ review, onDone }: ActProps) {
  const t = useTranslations("review");
  const why = useRefusal(review)("reopen");
  if (why !== null) return review.state === "rejected" ? <RefusedButton label={t("reopen")} why={why} /> : null;
  const { id, revision, server: name, version } = review;
  return (
    <ConfirmDialog
      label={t("reopen")}
      title={t("reopenTitle", { name, version })}
      description={t("reopenBody")}
      confirmLabel={t("reopen")}
      tone="primary"
      asksReason
      mutation={reviewActMutation(id)}
      variables={(reason) => ({ act: "reopen" as const, revision, reason })}
      onDone={() => onDone(t("reopenDone"))}
    />
  );
}
