import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { putPolicy } from "@/lib/catalog/catalog-service";
import { DEFAULT_POLICY } from "@/lib/catalog/policy-schema";
import { prisma } from "@/lib/db/client";
import { conclusionEvidence, voteEvidence } from "@/lib/review/evidence-service";
import { markSection, sectionMarks, unmarkSection } from "@/lib/review/section-mark-service";
import { reviewView } from "@/lib/review/view-service";
import type { VoteInput } from "@/lib/review/schema";
import { conclude, vote } from "@/lib/review/vote";
import { submit } from "@/lib/submission/submit";
import { byToken, signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { bytesOf, packageManifest } from "@/test/fixtures/manifests";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { answerOf, auditedTransaction, rawTransaction } from "@/test/fixtures/raw-sql";
import { cast, givenApproved, type GivenReview, givenReview, rawVote, readReview } from "@/test/fixtures/reviews";

/** Of two approvals, so that a first vote decides nothing. */
const PATIENT = "patient";

useInstallation();
let reviewer: GivenPerson;
let other: GivenPerson;
beforeAll(async () => {
  await givenCatalogWithPolicy(PATIENT, { approvals: { min: 2, roles: {} } });
  reviewer = await givenPerson("Reviewer", ["reviewer"]);
  other = await givenPerson("Other", ["security_reviewer"]);
});

async function subjectOf(reviewId: string) {
  const { round, manifestRevision, surfaceDigest } = await readReview(reviewId);
  return { round, digest: manifestRevision.digest, surfaceDigest };
}

async function resubmitted(given: GivenReview): Promise<void> {
  const namespace = given.server.slice(0, given.server.indexOf("/"));
  await submit(signedIn(given.publisher, [namespace]), bytesOf(packageManifest(given.server, given.version, { title: "Mended" })), [PATIENT]);
}

const ids = async (reviewId: string, person = reviewer) => (await reviewView(signedIn(person).viewer, reviewId)).votes.map(({ id }) => id);

describe("the evidence of a vote", () => {
  let given: GivenReview;
  let base: GivenReview;
  let voteId: string;
  beforeAll(async () => {
    base = await givenApproved();
    given = await givenReview({ server: base.server, version: "2.0.0", publisher: base.publisher, manifest: { title: "Second" } });
    await markSection(signedIn(reviewer).viewer, given.reviewId, "changes", await subjectOf(given.reviewId));
    await cast(reviewer, given.reviewId);
    [voteId = ""] = await ids(given.reviewId);
  });

  it("says what was decided, on which bytes, under which policy, after which checks, against what, and what was read", async () => {
    const { document } = await voteEvidence(signedIn(reviewer).viewer, given.reviewId, voteId);
    const { digest } = await subjectOf(given.reviewId);
    expect(document).toMatchObject({
      schema: "gatehouse.evidence/1",
      review: { id: given.reviewId, server: given.server, version: "2.0.0", catalog: "default", round: 1 },
      subject: { manifestDigest: digest, surfaceDigest: null },
      vote: { id: voteId, decision: "approve", comment: "" },
      voter: { id: reviewer.id, roles: ["reviewer"] },
      policy: { version: 1, digest: expect.stringMatching(/^sha256:/), verdict: { allow: true, unmet: [] } },
      checks: { ruleSetDigest: expect.stringMatching(/^sha256:/) },
      comparedWith: { version: "1.0.0", number: 1, manifestDigest: (await subjectOf(base.reviewId)).digest },
      sections: [{ section: "changes" }],
    });
    expect(document.checks?.rules.length).toBeGreaterThan(5);
  });

  it.each<[string, Partial<VoteInput>, object | null, number | undefined]>([
    ["the latest where the caller does not say", {}, { version: "1.0.0" }, undefined],
    ["nothing where the caller says that there was nothing, whatever is listed by then", { base: null }, null, undefined],
    ["nothing for one of several that were decided from the queue", { base: null, bulk: 3 }, null, 3],
  ])("names as compared with %s", async (_case, said, comparedWith, bulk) => {
    const listed = await givenApproved();
    const next = await givenReview({ server: listed.server, version: "2.0.0", publisher: listed.publisher });
    const { revision, manifestRevision } = await readReview(next.reviewId);
    await vote(signedIn(reviewer), next.reviewId, { decision: "approve", comment: "", revision, digest: manifestRevision.digest, ...said });
    const { document } = await voteEvidence(signedIn(reviewer).viewer, next.reviewId, (await ids(next.reviewId))[0] ?? "");
    expect([document.comparedWith, document.vote.bulk]).toEqual([comparedWith && expect.objectContaining(comparedWith), bulk]);
  });

  it("has the digest of its text, and the audit entry of the vote names it", async () => {
    const { canonical, digest } = await voteEvidence(signedIn(reviewer).viewer, given.reviewId, voteId);
    expect(digest).toBe(`sha256:${createHash("sha256").update(canonical).digest("hex")}`);
    const entry = await prisma().auditEntry.findFirstOrThrow({ where: { action: "review.vote", objectIds: { has: voteId } } });
    expect(JSON.parse(entry.after ?? "")).toMatchObject({ evidence: digest });
  });

  it("stays as it was when what it rests on changes", async () => {
    const before = await voteEvidence(signedIn(reviewer).viewer, given.reviewId, voteId);
    await unmarkSection(signedIn(reviewer).viewer, given.reviewId, "changes");
    expect(await voteEvidence(signedIn(reviewer).viewer, given.reviewId, voteId)).toEqual(before);
  });

  it.each([
    ["changes", "UPDATE vote_evidence SET document = '{}' WHERE vote_id = $1", "APPEND_ONLY"],
    ["deletes", "DELETE FROM vote_evidence WHERE vote_id = $1", "APPEND_ONLY"],
  ])("refuses raw SQL that %s it", async (_what, sql, word) => {
    expect(await answerOf(auditedTransaction([sql, voteId]))).toBe(word);
  });

  it("refuses raw SQL that adds some to a vote of an earlier transaction", async () => {
    const plain = await givenReview({ catalog: PATIENT });
    await auditedTransaction(rawVote(await readReview(plain.reviewId), reviewer.id));
    const [late = ""] = await ids(plain.reviewId);
    const text = `'{}', 'sha256:' || encode(sha256('{}'), 'hex')`;
    expect(await answerOf(auditedTransaction([`INSERT INTO vote_evidence (vote_id, document, digest) VALUES ($1, ${text})`, late]))).toBe("EVIDENCE");
  });

  it("refuses a digest that is not that of the document", async () => {
    const plain = await readReview((await givenReview({ catalog: PATIENT })).reviewId);
    const evidence = "INSERT INTO vote_evidence (vote_id, document, digest) SELECT id, '{}', 'sha256:0' FROM vote WHERE review_id = $1";
    await expect(rawTransaction([rawVote(plain, reviewer.id), [evidence, plain.id]])).rejects.toThrow(/check constraint/);
  });

  it("is there for those who review, and does not exist for the publisher and by way of another review", async () => {
    const namespace = given.server.slice(0, given.server.indexOf("/"));
    const publisher = signedIn(given.publisher, [namespace]).viewer;
    await expect(voteEvidence(publisher, given.reviewId, voteId)).rejects.toMatchObject({ code: "not_found" });
    await expect(voteEvidence(signedIn(reviewer).viewer, base.reviewId, voteId)).rejects.toMatchObject({ code: "not_found" });
    expect((await reviewView(publisher, given.reviewId)).votes[0]?.evidence).toBeNull();
    expect((await reviewView(signedIn(other).viewer, given.reviewId)).votes[0]?.evidence).toMatch(/^sha256:/);
  });
});

describe("the evidence of a conclusion", () => {
  const LOOSENED = "loosened";
  let given: GivenReview;
  let open: GivenReview;
  const concludedBy = () => signedIn(other);
  beforeAll(async () => {
    await givenCatalogWithPolicy(LOOSENED, { approvals: { min: 2, roles: {} } });
    [given, open] = [await givenReview({ catalog: LOOSENED }), await givenReview({ catalog: LOOSENED })];
    await cast(reviewer, given.reviewId);
    await putPolicy(signedIn(await givenPerson("Loosener", ["admin"])), LOOSENED, DEFAULT_POLICY, null);
    await markSection(concludedBy().viewer, given.reviewId, "checks", await subjectOf(given.reviewId));
    await expect(conclude(concludedBy(), given.reviewId, (await readReview(given.reviewId)).revision, "no-such-version")).rejects.toMatchObject({ code: "not_found" });
    await conclude(concludedBy(), given.reviewId, (await readReview(given.reviewId)).revision);
  });

  it("says who concluded what, under which policy, after which checks, and on which votes it rests", async () => {
    const { document } = await conclusionEvidence(concludedBy().viewer, given.reviewId);
    const [voteId = ""] = await ids(given.reviewId);
    const { digest } = await voteEvidence(concludedBy().viewer, given.reviewId, voteId);
    expect(document).toMatchObject({
      schema: "gatehouse.conclusion/1",
      review: { id: given.reviewId, server: given.server, catalog: LOOSENED, round: 1 },
      subject: { manifestDigest: (await subjectOf(given.reviewId)).digest, surfaceDigest: null },
      concludedBy: { id: other.id, roles: ["security_reviewer"] },
      votes: [{ id: voteId, voter: { id: reviewer.id, name: "Reviewer" }, decision: "approve", evidence: digest }],
      policy: { version: 2, verdict: { allow: true, unmet: [] } },
      checks: { ruleSetDigest: expect.stringMatching(/^sha256:/) },
      comparedWith: null,
      sections: [{ section: "checks" }],
    });
    expect(document).not.toHaveProperty("vote");
  });

  it("has the digest of its text, and the audit entry of the conclusion names it", async () => {
    const { canonical, digest } = await conclusionEvidence(concludedBy().viewer, given.reviewId);
    expect(digest).toBe(`sha256:${createHash("sha256").update(canonical).digest("hex")}`);
    const entry = await prisma().auditEntry.findFirstOrThrow({ where: { action: "review.conclude", objectIds: { has: given.reviewId } } });
    expect(JSON.parse(entry.after ?? "")).toMatchObject({ evidence: digest, catalog: LOOSENED });
    expect(entry.actorId).toBe(other.id);
  });

  it.each([
    ["changes", "UPDATE review_conclusion SET document = '{}' WHERE review_id = $1", "APPEND_ONLY"],
    ["deletes", "DELETE FROM review_conclusion WHERE review_id = $1", "APPEND_ONLY"],
  ])("refuses raw SQL that %s it", async (_what, sql, word) => {
    expect(await answerOf(auditedTransaction([sql, given.reviewId]))).toBe(word);
  });

  it("refuses raw SQL that adds one to a review that is open, or was approved before", async () => {
    const late = "INSERT INTO review_conclusion (review_id, concluded_by_id, at, document, digest) VALUES ($1, $2, now(), '{}', 'sha256:' || encode(sha256('{}'), 'hex'))";
    const voted = await givenApproved();
    for (const { reviewId } of [open, voted]) expect(await answerOf(auditedTransaction([late, reviewId, other.id]))).toBe("EVIDENCE");
  });

  it("is there for those who review, not for the publisher, and not where votes decided or nobody could conclude", async () => {
    const publisher = signedIn(given.publisher, [given.server.slice(0, given.server.indexOf("/"))]).viewer;
    await expect(conclusionEvidence(publisher, given.reviewId)).rejects.toMatchObject({ code: "not_found" });
    expect((await reviewView(publisher, given.reviewId)).conclusion).toMatchObject({ by: { name: "Other" }, evidence: null });
    expect((await reviewView(signedIn(reviewer).viewer, given.reviewId)).conclusion?.evidence).toMatch(/^sha256:/);
    await expect(conclude(concludedBy(), open.reviewId, (await readReview(open.reviewId)).revision)).rejects.toMatchObject({ code: "policy_not_met" });
    await expect(conclusionEvidence(concludedBy().viewer, open.reviewId)).rejects.toMatchObject({ code: "not_found" });
    expect((await reviewView(concludedBy().viewer, open.reviewId)).conclusion).toBeNull();
  });
});

describe("the mark of a section", () => {
  it("is a person's own, and lives as long as the round and the bytes it was made for", async () => {
    const given = await givenReview({ catalog: PATIENT });
    const seen = await subjectOf(given.reviewId);
    const mine = signedIn(reviewer).viewer;
    await markSection(mine, given.reviewId, "tools", seen);
    await markSection(mine, given.reviewId, "tools", seen);
    expect(await sectionMarks(mine, given.reviewId)).toMatchObject([{ section: "tools" }]);
    expect(await sectionMarks(signedIn(other).viewer, given.reviewId)).toEqual([]);
    await cast(other, given.reviewId, "request_changes");
    await resubmitted(given);
    expect(await sectionMarks(mine, given.reviewId)).toEqual([]);
    await expect(markSection(mine, given.reviewId, "tools", seen)).rejects.toMatchObject({ code: "stale_review" });
  });

  it("is refused to a token and to who only publishes", async () => {
    const given = await givenReview({ catalog: PATIENT });
    const namespace = given.server.slice(0, given.server.indexOf("/"));
    await expect(sectionMarks(byToken(reviewer).viewer, given.reviewId)).rejects.toMatchObject({ code: "person_required" });
    await expect(sectionMarks(signedIn(given.publisher, [namespace]).viewer, given.reviewId)).rejects.toMatchObject({ code: "forbidden" });
  });
});
