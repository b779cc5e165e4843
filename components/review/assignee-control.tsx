"use client";

import { useTranslations } from "next-intl";
import type { Review } from "@/lib/review/schema";
import { ActButton } from "./act-button";
import { useRefusal } from "./use-refusal";

export function AssigneeControl({ review, viewerId, onDone }: { review: Review; viewerId: string; onDone: (text: string) => void }) {
  const t = useTranslations("review");
  const why = useRefusal(review)("claim");
  const mine = review.assignee?.id === viewerId;
  const { id, revision } = review;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm">
        <span className="text-muted">{t("assignee")}: </span>
        {review.assignee?.name ?? t("unassigned")}
      </p>
      <div className="flex flex-wrap gap-2">
        {mine ? null : <ActButton reviewId={id} request={{ act: "claim", revision }} label={t("claim")} shortcut="e" why={why} onDone={() => onDone(t("claimDone"))} />}
        {review.assignee ? (
          <ActButton reviewId={id} request={{ act: "release", revision }} label={t("release")} why={why} onDone={() => onDone(t("releaseDone"))} />
        ) : null}
      </div>
    </div>
  );
}
