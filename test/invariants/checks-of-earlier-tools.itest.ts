import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import { voteEvidence } from "@/lib/review/evidence-service";
import { queueFilterOf } from "@/lib/review/queue-filter-schema";
import { queueAround } from "@/lib/review/queue-service";
import { reviewView } from "@/lib/review/view-service";
import { reopenReview } from "@/lib/review/withdraw";
import { declareTools } from "@/lib/submission/declare-tools";
import { ownSubmissions } from "@/lib/submission/own-submissions-service";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { versionView } from "@/lib/submission/server-service";
import { signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { cast, type GivenReview, givenReview, readReview } from "@/test/fixtures/reviews";

/** What was checked counts for what it was: never for tools that were declared afterwards, nor for another round. */
useInstallation();

/** T001 finds the invisible letter in it. */
const HIDDEN: ToolSurface = { tools: [{ name: "greet", description: "Greets\u200B." }], prompts: [], resources: [] };
let ada: GivenPerson;
beforeAll(async () => {
  ada = await givenPerson("Ada", ["reviewer"]);
});

const publisherOf = ({ server, publisher }: GivenReview) => signedIn(publisher, [server.slice(0, server.indexOf("/"))]);
const seen = ({ reviewId }: GivenReview) => reviewView(signedIn(ada).viewer, reviewId);
const lineOf = async ({ reviewId }: GivenReview) => (await queueAround(signedIn(ada).viewer, queueFilterOf({}), reviewId, 0)).rows[0];

async function frozen(given: GivenReview) {
  const vote = (await seen(given)).votes.at(-1);
  return (await voteEvidence(signedIn(ada).viewer, given.reviewId, vote?.id ?? "")).document;
}

describe("tools that were declared after the checks", () => {
  let given: GivenReview;
  beforeAll(async () => {
    given = await givenReview({ manifest: { description: "A sk\u200Bill." } });
    expect((await seen(given)).checks.length).toBeGreaterThan(0);
    await declareTools(publisherOf(given), given, HIDDEN);
  });

  it("have no finished checks on the page, in the queue, for the publisher and on the page of the version", async () => {
    const { declaredAt } = await prisma().surfaceRecord.findFirstOrThrow({ where: { revision: { versionId: given.versionId } } });
    expect(await seen(given)).toMatchObject({ state: "in_review", checks: [], findings: [], risk: null, checksAwaitedSince: declaredAt.toISOString() });
    expect(await lineOf(given)).toMatchObject({ checkSummary: null, findingCount: 0, reasons: [], risk: null });
    expect(await versionView(signedIn(ada).viewer, given.server, given.version)).toMatchObject({ checks: [], findings: [] });
    const { items } = await ownSubmissions(publisherOf(given).viewer, {}, 0);
    expect(items.find(({ reviewId }) => reviewId === given.reviewId)?.findings).toEqual([]);
  });

  it("have theirs as soon as they ran", async () => {
    await runReviewChecks(given.reviewId);
    const { checks, findings, checksAwaitedSince } = await seen(given);
    expect([checks.find(({ ruleId }) => ruleId === "T001")?.status, checksAwaitedSince]).toEqual(["FAIL", null]);
    expect(findings.some(({ pointer }) => pointer.startsWith("/surface"))).toBe(true);
  });
});

describe("the evidence of a vote", () => {
  it("holds no checks when those of the present tools had not finished, also where the policy lists without them", async () => {
    const given = await givenReview();
    await declareTools(publisherOf(given), given, HIDDEN);
    await cast(ada, given.reviewId);
    expect((await readReview(given.reviewId)).state).toBe("approved");
    expect((await frozen(given)).checks).toBeNull();
  });

  it("says which manifest and which tools its checks were over", async () => {
    const given = await givenReview();
    const surfaceDigest = (await declareTools(publisherOf(given), given, HIDDEN)).digest;
    await runReviewChecks(given.reviewId);
    await cast(ada, given.reviewId);
    const { manifestRevision } = await readReview(given.reviewId);
    expect((await frozen(given)).checks?.subject).toEqual({ manifestDigest: manifestRevision.digest, surfaceDigest });
  });
});

describe("a review that was opened again", () => {
  it("takes votes, and says that its checks have not finished and since when they are waited for", async () => {
    const given = await givenReview();
    await cast(ada, given.reviewId, "reject");
    const admin = signedIn(await givenPerson("Root", ["admin"]));
    await reopenReview(admin, given.reviewId, (await readReview(given.reviewId)).revision, "it was another server");
    const { runningSince } = await readReview(given.reviewId);
    expect(await seen(given)).toMatchObject({ state: "in_review", checks: [], checksAwaitedSince: runningSince?.toISOString(), can: { approve: { allowed: true } } });
  });
});
