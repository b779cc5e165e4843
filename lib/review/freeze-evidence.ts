import type { Caller, Viewer } from "@/lib/access/schema";
import type { Change } from "@/lib/audit/write";
import { policyInForce } from "@/lib/catalog/lookup-service";
import { clientKeyOf } from "@/lib/catalog/short-key-service";
import { presentRun } from "@/lib/checks/present-run";
import { latestRun } from "@/lib/checks/run-service";
import type { Tx } from "@/lib/db/client";
import { comparisonBase } from "@/lib/review/base";
import { conclusionDocument, evidenceDocument, sealed, type SeenFacts } from "@/lib/review/evidence-mapper";
import type { ConclusionDocument } from "@/lib/review/evidence-schema";
import { policyFacts } from "@/lib/review/facts";
import { principalNames, type ReviewRecord, subjectOf } from "@/lib/review/lookup-service";
import { evaluatePolicy } from "@/lib/review/policy";
import { person } from "@/lib/review/row";
import type { Decision, VoteInput } from "@/lib/review/schema";
import { marksOf } from "@/lib/review/section-marks";

/**
 * Freezes what a voter had before them, in the transaction of the vote and after it was stored: so the verdict counts it.
 * Returns the digest, which belongs into the audit entry. Throws `not_found` for a base of comparison there is none of.
 */
export async function freezeEvidence({ tx }: Change, { viewer }: Caller, review: ReviewRecord, vote: { id: string; castAt: Date }, input: VoteInput): Promise<string> {
  const { canonical, digest } = sealed(
    evidenceDocument({
      ...(await seenBy(tx, viewer, review, input.base)),
      vote: { id: vote.id, decision: input.decision, comment: input.comment, castAt: vote.castAt.toISOString(), ...(input.bulk !== undefined && { bulk: input.bulk }) },
      voter: personNow(viewer),
    }),
  );
  await tx.voteEvidence.create({ data: { voteId: vote.id, document: canonical, digest }, select: { voteId: true } });
  return digest;
}

/**
 * Freezes what somebody had before them who concludes a review, before it is approved: the database takes it only in the
 * transaction that approves. Returns the digest, which belongs into the audit entry. Throws as `freezeEvidence`.
 */
export async function freezeConclusion({ tx }: Change, { viewer }: Caller, review: ReviewRecord, base: string | null | undefined): Promise<string> {
  const at = new Date();
  const document = conclusionDocument({
    ...(await seenBy(tx, viewer, review, base)),
    conclusion: { at: at.toISOString() },
    concludedBy: personNow(viewer),
    votes: await votesThen(tx, review),
  });
  const { canonical, digest } = sealed(document);
  await tx.conclusion.create({ data: { reviewId: review.id, concludedById: viewer.principalId, at, document: canonical, digest }, select: { reviewId: true } });
  return digest;
}

const personNow = ({ principalId, name, email, roles }: Viewer) => ({ id: principalId, name, email, roles });

async function seenBy(tx: Tx, viewer: Viewer, review: ReviewRecord, asked: string | null | undefined): Promise<SeenFacts> {
  const policy = await policyInForce(tx, review.catalogId);
  const base = await comparisonBase(tx, viewer, review, asked);
  return {
    review: { id: review.id, server: review.version.server.name, version: review.version.version, catalog: review.catalog.slug, round: review.round, revision: review.revision },
    subject: { manifestDigest: review.manifestRevision.digest, surfaceDigest: review.surfaceDigest },
    clientKey: (await clientKeyOf(tx, review.catalog, review.version.server.name)).key,
    policy: { version: policy.version, digest: policy.digest, verdict: evaluatePolicy(await policyFacts(tx, review), policy.document) },
    run: presentRun(await latestRun(tx, review.id, review.round), subjectOf(review)),
    comparedWith: base && { version: base.version, number: base.number, manifestDigest: base.digest, surfaceDigest: base.surfaceDigest },
    sections: await marksOf(tx, review, viewer.principalId),
  };
}

async function votesThen(tx: Tx, review: ReviewRecord): Promise<ConclusionDocument["votes"]> {
  const votes = await tx.vote.findMany({ where: { reviewId: review.id, round: review.round }, orderBy: [{ castAt: "asc" }, { id: "asc" }], include: { evidence: { select: { digest: true } } } });
  const names = await principalNames(tx, votes.map(({ voterId }) => voterId));
  return votes.map(({ id, voterId, decision, castAt, evidence }) => ({ id, voter: person(names, voterId), decision: decision as Decision, castAt: castAt.toISOString(), evidence: evidence?.digest ?? null }));
}
