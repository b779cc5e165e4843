import { beforeAll, describe, expect, it } from "vitest";
import { putPolicy } from "@/lib/catalog/catalog-service";
import { DEFAULT_POLICY } from "@/lib/catalog/policy-schema";
import { endOtherSessions, endSession } from "@/lib/access/sessions";
import { exportAudit } from "@/lib/audit/read-service";
import type { Severity } from "@/lib/checks/schema";
import { SEVERITIES } from "@/lib/checks/check-names-schema";
import { prisma } from "@/lib/db/client";
import { assign } from "@/lib/review/assign";
import { checksFinished } from "@/lib/review/checks-finished";
import { queueFilterSchema } from "@/lib/review/queue-filter-schema";
import { queue } from "@/lib/review/queue-service";
import { vote } from "@/lib/review/vote";
import { reopenReview, withdrawReview } from "@/lib/review/withdraw";
import { editVersion } from "@/lib/submission/edit";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { byToken, signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { bytesOf, packageManifest } from "@/test/fixtures/manifests";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { rows } from "@/test/fixtures/raw-sql";
import { cast, givenReview, givenSubmission, readReview } from "@/test/fixtures/reviews";

useInstallation();
let reviewer: GivenPerson;
let admin: GivenPerson;
beforeAll(async () => {
  reviewer = await givenPerson("Reviewer", ["reviewer"]);
  admin = await givenPerson("Admin", ["admin"]);
});

describe("a review that is opened again (governance.md §2)", () => {
  it("is undecided, has its checks queued, and can be approved once they ran", async () => {
    const { reviewId } = await givenReview();
    await cast(reviewer, reviewId, "reject");
    await reopenReview(signedIn(admin), reviewId, (await readReview(reviewId)).revision, "looked at again");
    expect(await prisma().review.findUniqueOrThrow({ where: { id: reviewId }, select: { state: true, round: true, decidedAt: true } })).toEqual({ state: "in_review", round: 2, decidedAt: null });
    const queued = await rows("SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE payload ->> 'reviewId' = $1", reviewId);
    expect(queued).toEqual([{ n: 2 }]);
    await runReviewChecks(reviewId);
    expect(await prisma().checkRun.count({ where: { reviewId, round: 2 } })).toBe(1);
    await cast(reviewer, reviewId);
    expect((await readReview(reviewId)).state).toBe("approved");
  });
});

describe("checks that run again", () => {
  it("leave the review as it is when they come to the same report, so that an open vote counts, and raise its revision otherwise", async () => {
    // An invisible character: there is a finding to compare.
    const { reviewId } = await givenReview({ manifest: { description: "Says hello\u200B to people." } });
    const read = await readReview(reviewId);
    const finished = () => prisma().auditEntry.count({ where: { action: "checks.finished", objectIds: { has: reviewId } } });
    expect(await prisma().finding.count({ where: { run: { reviewId } } })).toBeGreaterThan(0);
    await runReviewChecks(reviewId, true);
    expect(await readReview(reviewId)).toEqual(read);
    expect(await prisma().checkRun.count({ where: { reviewId } })).toBe(1);
    expect(await finished()).toBe(2);
    await givenRun(reviewId, ["low"]);
    const { revision } = await readReview(reviewId);
    await runReviewChecks(reviewId, true);
    expect((await readReview(reviewId)).revision).toBe(revision + 1);
    expect(await prisma().checkRun.count({ where: { reviewId } })).toBe(3);
    const { digest } = read.manifestRevision;
    await expect(vote(signedIn(reviewer), reviewId, { decision: "approve", comment: "", revision: read.revision, digest })).rejects.toMatchObject({ code: "stale_review" });
  });
});

describe("claiming and releasing", () => {
  it("works in review and in no other state", async () => {
    const { reviewId, publisher, server } = await givenSubmission();
    const claim = async (act: "claim" | "release") => assign(signedIn(reviewer), reviewId, act, (await readReview(reviewId)).revision);
    await expect(claim("claim")).rejects.toMatchObject({ code: "invalid_transition" });
    await runReviewChecks(reviewId);
    await claim("claim");
    expect(await readReview(reviewId)).toMatchObject({ state: "in_review", assigneeId: reviewer.id });
    await claim("release");
    const owner = signedIn(publisher, [server.slice(0, server.indexOf("/"))]);
    await withdrawReview(owner, reviewId, (await readReview(reviewId)).revision);
    for (const act of ["claim", "release"] as const) await expect(claim(act)).rejects.toMatchObject({ code: "invalid_transition" });
  });
});

/** The checks of the present round end, and found exactly these. */
async function givenRun(reviewId: string, severities: Severity[]): Promise<void> {
  const finding = { ruleId: "E001", pointer: "/", message: "x", evidence: "x", references: [] };
  const findings = severities.map((severity, index) => ({ ...finding, severity, fingerprint: String(index).padStart(64, "0") }));
  const outcome = { ruleId: "E001", title: "Literal secret", enforced: true, required: false, ruleVersion: 1, note: null };
  const outcomes = [{ ...outcome, status: severities.length === 0 ? ("PASS" as const) : ("FAIL" as const), findings }];
  await checksFinished(await readReview(reviewId), { ruleSetDigest: `sha256:${"0".repeat(64)}`, outcomes });
}

describe("the filter `risk` of the queue", () => {
  it("finds what the column shows: the worst finding of the newest run, not of an older one", async () => {
    const { reviewId, server } = await givenReview();
    const found = async () => {
      const hits: string[] = [];
      for (const risk of SEVERITIES) {
        const { items } = await queue(signedIn(reviewer).viewer, queueFilterSchema.parse({ risk, q: server }), 10, null);
        for (const item of items) {
          expect(item.risk).toBe(risk);
          hits.push(risk);
        }
      }
      return hits;
    };
    expect(await found()).toEqual([]);
    await givenRun(reviewId, ["critical", "low"]);
    expect(await found()).toEqual(["critical"]);
    await givenRun(reviewId, ["medium", "info"]);
    expect(await found()).toEqual(["medium"]);
    await givenRun(reviewId, []);
    expect(await found()).toEqual([]);
  });
});

describe("a policy", () => {
  it("that requires a check which no rule makes is refused", async () => {
    const put = putPolicy(signedIn(admin), "default", { ...DEFAULT_POLICY, requiredChecks: ["E001", "X999"] }, null);
    await expect(put).rejects.toMatchObject({ code: "invalid_policy", errors: [{ path: "requiredChecks.1" }] });
  });
});

describe("a refused attempt leaves an entry (governance.md §5.6)", () => {
  const stranger = () => signedIn(reviewer);
  it.each<[string, () => Promise<unknown>]>([
    ["audit.export", () => exportAudit(stranger(), {})],
    ["session.revoke", () => endSession(byToken(reviewer), "00000000-0000-0000-0000-000000000000")],
    ["session.revoke_others", () => endOtherSessions(byToken(reviewer))],
    [
      "version.edit",
      async () => {
        const { server, version } = await givenReview();
        return editVersion(stranger(), { server, version }, bytesOf(packageManifest(server, version)), []);
      },
    ],
  ])("%s", async (action, act) => {
    await expect(act()).rejects.toMatchObject({ status: 403 });
    expect(await prisma().auditEntry.count({ where: { action: `${action}.refused`, actorId: reviewer.id } })).toBe(1);
  });
});
