import type { Caller } from "@/lib/access/schema";
import type { Change } from "@/lib/audit/write";
import { policyInForce } from "@/lib/catalog/lookup-service";
import { latestRun } from "@/lib/checks/run-service";
import { comparisonBase } from "@/lib/review/base";
import { evidenceDocument, sealed } from "@/lib/review/evidence-mapper";
import { policyFacts } from "@/lib/review/facts";
import type { ReviewRecord } from "@/lib/review/lookup-service";
import { evaluatePolicy } from "@/lib/review/policy";
import type { VoteInput } from "@/lib/review/schema";
import { marksOf } from "@/lib/review/section-marks";

/**
 * Freezes what a voter had before them, in the transaction of the vote and after it was stored: so the verdict counts it.
 * Returns the digest, which belongs into the audit entry. Throws `not_found` for a base of comparison there is none of.
 */
export async function freezeEvidence(step: Change, { viewer }: Caller, review: ReviewRecord, vote: { id: string; castAt: Date }, input: VoteInput): Promise<string> {
  const { tx } = step;
  const policy = await policyInForce(tx, review.catalogId);
  const base = await comparisonBase(tx, viewer, review, input.base);
  const { canonical, digest } = sealed(
    evidenceDocument({
      review: { id: review.id, server: review.version.server.name, version: review.version.version, catalog: review.catalog.slug, round: review.round, revision: input.revision },
      subject: { manifestDigest: review.manifestRevision.digest, surfaceDigest: review.surfaceDigest },
      vote: { id: vote.id, decision: input.decision, comment: input.comment, castAt: vote.castAt.toISOString() },
      voter: { id: viewer.principalId, name: viewer.name, email: viewer.email, roles: viewer.roles },
      policy: { version: policy.version, digest: policy.digest, verdict: evaluatePolicy(await policyFacts(tx, review), policy.document) },
      run: await latestRun(tx, review.id, review.round),
      comparedWith: base && { version: base.version, number: base.number, manifestDigest: base.digest, surfaceDigest: base.surfaceDigest },
      sections: await marksOf(tx, review, viewer.principalId),
    }),
  );
  await tx.voteEvidence.create({ data: { voteId: vote.id, document: canonical, digest }, select: { voteId: true } });
  return digest;
}
