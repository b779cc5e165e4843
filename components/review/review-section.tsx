import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MarkSubject, ReviewSection as SectionName, SectionMarks } from "@/lib/review/evidence-schema";
import type { Standing } from "@/lib/submission/review-overview-mapper";
import { SectionMark } from "./section-mark";
import { StandingBadge } from "./standing-badge";

export type SectionFrame = {
  reviewId: string;
  standings: Record<SectionName, Standing>;
  marks: SectionMarks["items"] | null;
  subject: MarkSubject;
};

type ReviewSectionProps = { id: SectionName; frame: SectionFrame; children: ReactNode };

/** One question of the reviewer: what rules make of it, the evidence, and whether the reader has been through it. Takes the focus, so that keys act upon it. */
export function ReviewSection({ id, frame: { reviewId, standings, marks, subject }, children }: ReviewSectionProps) {
  const t = useTranslations("review");
  const title = t(`section.${id}`);
  return (
    <section
      id={id}
      data-review-section={id}
      tabIndex={-1}
      aria-labelledby={`${id}-heading`}
      className="rounded-card border border-line bg-surface p-4 shadow-card focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-focus sm:p-5"
    >
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 id={`${id}-heading`} className="text-base font-semibold">
          {title}
        </h2>
        <StandingBadge standing={standings[id]} />
        {marks === null ? null : (
          <div className="ml-auto">
            {/* A new round voids the marks: then this is another box. */}
            <SectionMark key={`${subject.round} ${subject.digest} ${subject.surfaceDigest ?? ""}`} reviewId={reviewId} section={id} title={title} subject={subject} marked={marks.some(({ section }) => section === id)} />
          </div>
        )}
      </div>
      {children}
    </section>
  );
}
