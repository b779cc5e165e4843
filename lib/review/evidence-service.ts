import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { evidenceDocumentSchema, type VoteEvidence } from "@/lib/review/evidence-schema";
import { resourceOf, visibleReview } from "@/lib/review/guards";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The frozen evidence of a vote, for those who read the review internally. Throws `not_found` for everybody else, and
 * where there is none.
 */
export async function voteEvidence(viewer: Viewer | null, reviewId: string, voteId: string): Promise<VoteEvidence> {
  const tx = prisma();
  const review = await visibleReview(tx, viewer, reviewId);
  if (!can(viewer, "internal.read", resourceOf(review)) || !UUID.test(voteId)) throw notFound();
  const row = await tx.voteEvidence.findFirst({ where: { voteId, vote: { reviewId: review.id } } });
  if (row === null) throw notFound();
  return { voteId, digest: row.digest, canonical: row.document, document: evidenceDocumentSchema.parse(JSON.parse(row.document)) };
}
