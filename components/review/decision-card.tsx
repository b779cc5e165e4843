"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SectionCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Review } from "@/lib/review/schema";
import { AssigneeControl } from "./assignee-control";
import { PolicyStatus } from "./policy-status";
import { ReviewActs } from "./review-acts";
import { VoteForm } from "./vote-form";

/**
 * Everything a person can do with a review. What was done is announced here (`status`), and the focus goes to the
 * heading of the page, which tells the new state.
 */
export function DecisionCard({ review, viewerId }: { review: Review; viewerId: string }) {
  const t = useTranslations("review");
  const [announcement, setAnnouncement] = useState("");
  const done = (text: string) => {
    setAnnouncement(text);
    document.getElementById("page-title")?.focus();
  };
  return (
    <SectionCard id="decision" title={t("decision")}>
      <div className="flex flex-col gap-5">
        <div role="status" className="empty:hidden">
          {announcement ? <Notice tone="success" title={announcement} /> : null}
        </div>
        <PolicyStatus review={review} />
        <AssigneeControl review={review} viewerId={viewerId} onDone={setAnnouncement} />
        <VoteForm review={review} onHeld={() => document.getElementById("page-title")?.focus()} />
        <ReviewActs review={review} onDone={done} />
      </div>
    </SectionCard>
  );
}
