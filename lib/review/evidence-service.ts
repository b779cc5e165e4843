import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { type ConclusionEvidence, conclusionDocumentSchema, evidenceDocumentSchema, type VoteEvidence } from "@/lib/review/evidence-schema";
import { resourceOf, visibleReview } from "@/lib/review/guards";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The frozen evidence of a vote, for those who read the review internally. Throws `not_found` for everybody else, and
 * where there is none.
 */
export async function voteEvidence(viewer: Viewer | null, reviewId: string, voteId: string): Promise<VoteEvidence> {
  await demandInternalReader(viewer, reviewId);
  if (!UUID.test(voteId)) throw notFound();
  const row = await prisma().voteEvidence.findFirst({ where: { voteId, vote: { reviewId } } });
  if (row === null) throw notFound();
  return { voteId, digest: row.digest, canonical: row.document, document: evidenceDocumentSchema.parse(JSON.parse(row.document)) };
}

/** The same of the conclusion of a review. Throws `not_found` also for a review that a vote approved, or that was concluded before evidence was kept. */
export async function conclusionEvidence(viewer: Viewer | null, reviewId: string): Promise<ConclusionEvidence> {
  await demandInternalReader(viewer, reviewId);
  const row = await prisma().conclusion.findUnique({ where: { reviewId } });
  if (row === null) throw notFound();
  return { digest: row.digest, canonical: row.document, document: conclusionDocumentSchema.parse(JSON.parse(row.document)) };
}

async function demandInternalReader(viewer: Viewer | null, reviewId: string): Promise<void> {
  const review = await visibleReview(prisma(), viewer, reviewId);
  if (!can(viewer, "internal.read", resourceOf(review))) throw notFound();
}
