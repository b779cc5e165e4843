"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { lookAtReview } from "@/lib/review/presence-queries";
import type { Looker } from "@/lib/review/queue-schema";

const BEAT_MS = 20_000;

/** Says that this browser shows a review, as long as somebody can see it, and tells who else looks at it. What fails is tried again with the next beat. */
export function PresenceNotice({ reviewId, icon }: { reviewId: string; icon: ReactNode }) {
  const t = useTranslations("queue.presence");
  const [others, setOthers] = useState<readonly Looker[]>([]);
  useEffect(() => {
    const beat = () => {
      if (document.visibilityState === "visible") lookAtReview(reviewId).then((answer) => setOthers(answer.others), () => undefined);
    };
    beat();
    const timer = setInterval(beat, BEAT_MS);
    document.addEventListener("visibilitychange", beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", beat);
    };
  }, [reviewId]);
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-sm text-muted print:hidden">
      {others.length === 0 ? null : (
        <>
          {icon}
          {t("looking", { names: others.map(({ name }) => name).join(", "), count: others.length })}
        </>
      )}
    </span>
  );
}
