"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReactNode } from "react";
import { queueQueryPath, reviewPath } from "@/components/console/paths";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import type { Review } from "@/lib/review/schema";
import { expectArrival } from "./arrival";
import { AssigneeControl } from "./assignee-control";
import { useDecisionOutbox } from "./decision-outbox";
import { nextInQueue } from "./next-in-queue";
import { ReviewActs } from "./review-acts";
import { VoteForm } from "./vote-form";

type DecisionCardProps = {
  review: Review;
  viewerId: string;
  /** What the page compares with, or null. */
  base: string | null;
  /** Ids of the queue the reader works through, in its order, and its query. */
  queue: { ids: readonly string[]; query: string | undefined };
  /** What the policy still demands, drawn by the server. */
  policy: ReactNode;
};

/**
 * Everything a person can do with a review. What was done is announced here (`status`), and the focus goes to the
 * heading of the page, which tells the new state. After a vote it goes on to the next review of the queue.
 */
export function DecisionCard({ review, viewerId, base, queue, policy }: DecisionCardProps) {
  const t = useTranslations("review");
  const router = useRouter();
  const showToast = useToast();
  const { isHeld } = useDecisionOutbox();
  const [announcement, setAnnouncement] = useState("");
  const done = (text: string) => {
    setAnnouncement(text);
    document.getElementById("page-title")?.focus();
  };
  const goOn = () => {
    const next = nextInQueue(queue.ids, review.id, isHeld);
    if (next === null) {
      showToast({ title: t("queueDone") });
      router.push(queueQueryPath(queue.query ?? ""));
      return;
    }
    expectArrival();
    router.push(reviewPath(next, queue.query));
  };
  return (
    <div className="flex flex-col gap-5">
      <div role="status" className="empty:hidden">
        {announcement ? <Notice tone="success" title={announcement} /> : null}
      </div>
      {policy}
      <AssigneeControl review={review} viewerId={viewerId} onDone={setAnnouncement} />
      <VoteForm review={review} viewerId={viewerId} base={base} onHeld={goOn} />
      <ReviewActs review={review} base={base} onDone={done} />
    </div>
  );
}
