import type { Tx } from "@/lib/db/client";
import { reviewSectionSchema, type SectionMarks } from "@/lib/review/evidence-schema";
import type { ReviewRecord } from "@/lib/review/lookup-service";

/** What a mark on the review as it is now is tied to. */
export function markKey(review: ReviewRecord, personId: string) {
  return { reviewId: review.id, personId, round: review.round, digest: review.manifestRevision.digest, surfaceDigest: review.surfaceDigest ?? "" };
}

/** A person's marks on what is under review now; those of earlier rounds are void. */
export async function marksOf(tx: Tx, review: ReviewRecord, personId: string): Promise<SectionMarks["items"]> {
  const rows = await tx.sectionMark.findMany({ where: markKey(review, personId), orderBy: { at: "asc" }, select: { section: true, at: true } });
  return rows.map(({ section, at }) => ({ section: reviewSectionSchema.parse(section), at: at.toISOString() }));
}
