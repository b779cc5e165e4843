import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { prisma } from "@/lib/db/client";
import { AppError } from "@/lib/http/errors";
import type { MarkSubject, ReviewSection, SectionMarks } from "@/lib/review/evidence-schema";
import { resourceOf, visibleReview } from "@/lib/review/guards";
import type { ReviewRecord } from "@/lib/review/lookup-service";
import { markKey, marksOf } from "@/lib/review/section-marks";

/**
 * Which sections of a review a person has read. Their own note: seen by nobody else and deciding nothing, so there is no
 * audit entry; what counts of it is frozen with their vote (freeze-evidence.ts).
 */
export async function sectionMarks(viewer: Viewer, reviewId: string): Promise<SectionMarks["items"]> {
  return marksOf(prisma(), await markedReview(viewer, reviewId), viewer.principalId);
}

/** Marks a section as read; a second time changes nothing. Throws `stale_review` when other bytes are under review than were seen. */
export async function markSection(viewer: Viewer, reviewId: string, section: ReviewSection, seen: MarkSubject): Promise<void> {
  const review = await markedReview(viewer, reviewId);
  const { round, digest, surfaceDigest } = seen;
  if (review.round !== round || review.manifestRevision.digest !== digest || review.surfaceDigest !== surfaceDigest) {
    throw new AppError("stale_review", "Another round or other bytes are under review now. Read the review again.");
  }
  const mark = { ...markKey(review, viewer.principalId), section };
  await prisma().sectionMark.createMany({ data: [mark], skipDuplicates: true });
}

/** Takes a mark back; nothing happens when there is none. */
export async function unmarkSection(viewer: Viewer, reviewId: string, section: ReviewSection): Promise<void> {
  const review = await markedReview(viewer, reviewId);
  await prisma().sectionMark.deleteMany({ where: { ...markKey(review, viewer.principalId), section } });
}

async function markedReview(viewer: Viewer, reviewId: string): Promise<ReviewRecord> {
  const review = await visibleReview(prisma(), viewer, reviewId);
  authorize(viewer, "review.mark", resourceOf(review));
  return review;
}
