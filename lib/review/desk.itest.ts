import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { bulkOf } from "@/lib/review/bulk-service";
import { lookAt } from "@/lib/review/presence-service";
import { queueFilterOf } from "@/lib/review/queue-filter-schema";
import { deskPage } from "@/lib/review/queue-service";
import { queueViews, removeQueueView, saveQueueView } from "@/lib/review/queue-view-service";
import { readTrends } from "@/lib/review/trends-service";
import { countVersions, listVersions } from "@/lib/submission/version-list-service";
import { VERSION_ATTENTIONS } from "@/lib/submission/version-list-schema";
import { setPublisherStatus } from "@/lib/catalog/publisher-status";
import { byToken, signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { givenPerson } from "@/test/fixtures/people";
import { givenApproved, givenReview } from "@/test/fixtures/reviews";

/** What reviewers have at their desk besides the queue itself. */
useInstallation();

const SECRET = { packages: [{ registryType: "npm", identifier: "greeting", version: "1.0.0", transport: { type: "stdio" }, environmentVariables: [{ name: "TOKEN", value: "ghp_0123456789abcdefghijABCDEFGHIJ012345" }] }] };
let ada: Awaited<ReturnType<typeof givenPerson>>;
let li: Awaited<ReturnType<typeof givenPerson>>;

beforeAll(async () => {
  [ada, li] = [await givenPerson("ada", ["reviewer"]), await givenPerson("Li", ["reviewer"])];
  await givenCatalogWithPolicy("strict", { approvals: { min: 2, roles: {} } });
});

describe("who looks at a review", () => {
  it("is told to others, never to oneself, and lapses", async () => {
    const { reviewId } = await givenReview();
    expect(await lookAt(signedIn(li).viewer, reviewId)).toEqual([]);
    expect(await lookAt(signedIn(ada).viewer, reviewId)).toEqual([{ id: li.id, name: "Li" }]);
    const lookers = async () => (await deskPage(signedIn(ada).viewer, queueFilterOf({}), 30, null)).items.flatMap((entry) => (entry.source === "review" ? entry.lookers : []));
    expect(await lookers()).toEqual([{ id: li.id, name: "Li" }]);
    await prisma().$executeRaw`UPDATE review_presence SET seen_at = now() - interval '46 seconds' WHERE principal_id = ${li.id}::uuid`;
    expect(await lookers()).toEqual([]);
    expect(await lookAt(signedIn(ada).viewer, reviewId)).toEqual([]);
    expect(await prisma().reviewPresence.count()).toBe(1);
  });

  it("is nothing an auditor, a token or a stranger says", async () => {
    const { reviewId } = await givenReview();
    const auditor = await givenPerson("eve", ["auditor"]);
    await expect(lookAt(signedIn(auditor).viewer, reviewId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(lookAt(byToken(ada).viewer, reviewId)).rejects.toMatchObject({ code: "person_required" });
    await expect(lookAt(signedIn(await givenPerson("nobody")).viewer, reviewId)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("views of one's own", () => {
  it("are seen and removed by nobody else", async () => {
    const mine = signedIn(ada).viewer;
    const kept = await saveQueueView(mine, { name: "Risky", query: "?risk=high" });
    expect(await queueViews(mine)).toEqual([{ id: kept.id, name: "Risky", query: "risk=high" }]);
    expect(await queueViews(signedIn(li).viewer)).toEqual([]);
    await expect(removeQueueView(signedIn(li).viewer, kept.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(saveQueueView(mine, { name: "Risky", query: "" })).rejects.toMatchObject({ code: "name_taken" });
    await removeQueueView(mine, kept.id);
    expect(await queueViews(mine)).toEqual([]);
  });
});

describe("several at once", () => {
  it("takes equal cases of low risk, and says of each other one why it must be decided by itself", async () => {
    const [one, two, risky] = [await givenReview(), await givenReview(), await givenReview({ manifest: SECRET })];
    const strict = await givenReview({ catalog: "strict" });
    const viewer = signedIn(ada).viewer;
    expect(await bulkOf(viewer, [one.reviewId, two.reviewId])).toMatchObject({ refusal: null, items: [{ id: one.reviewId, refusal: null }, { id: two.reviewId, refusal: null }] });
    const mixed = await bulkOf(viewer, [one.reviewId, risky.reviewId, strict.reviewId]);
    expect([mixed.refusal, ...mixed.items.map(({ refusal }) => refusal)]).toEqual(["different_catalogs", null, "risk", "policy_not_met"]);
    const newer = await givenReview({ server: (await givenApproved()).server, version: "2.0.0" });
    expect((await bulkOf(viewer, [one.reviewId, newer.reviewId])).refusal).toBe("different_kinds");
    const own = await bulkOf(signedIn({ ...one.publisher, roles: ["reviewer"] }).viewer, [one.reviewId]);
    expect(own.items[0]?.refusal).toBe("own_submission");
    await expect(bulkOf(signedIn(await givenPerson("auditor", ["auditor"])).viewer, [one.reviewId])).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a check that could not run", () => {
  it("is never one of many, and is told with the others that ran", async () => {
    const given = await givenReview();
    const run = await prisma().checkRun.findFirstOrThrow({ where: { reviewId: given.reviewId }, select: { id: true, outcomes: { where: { status: "PASS" } } } });
    await prisma().$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.$executeRaw`UPDATE check_outcome SET status = 'UNAVAILABLE' WHERE run_id = ${run.id}::uuid AND rule_id = ${run.outcomes[0]?.ruleId ?? ""}`;
    });
    const [item] = (await bulkOf(signedIn(ada).viewer, [given.reviewId])).items;
    expect(item).toMatchObject({ refusal: "check_silent", reasons: [], checkSummary: { passed: run.outcomes.length - 1, failed: 0, silent: 1 } });
  });
});

describe("the overview", () => {
  it("counts exactly the versions that its links list", async () => {
    const given = await givenApproved();
    const namespace = given.server.slice(0, given.server.indexOf("/"));
    await setPublisherStatus(signedIn(given.publisher, [namespace]), { server: given.server, version: given.version }, { status: "deprecated", statusMessage: "old" });
    const viewer = signedIn(ada).viewer;
    for (const attention of VERSION_ATTENTIONS) {
      const { items } = await listVersions(viewer, { attention }, 100, null);
      expect(await countVersions(viewer, { attention })).toBe(items.length);
    }
    expect((await listVersions(viewer, { attention: "changed" }, 100, null)).items.map(({ server }) => server)).toEqual([given.server]);
  });

  it("tells the days, the medians and the ages", async () => {
    const trends = await readTrends(signedIn(ada).viewer);
    expect(trends.days).toHaveLength(30);
    expect(trends.days.at(-1)).toMatchObject({ day: new Date().toISOString().slice(0, 10) });
    expect(trends.days.reduce((sum, { submitted }) => sum + submitted, 0)).toBe(await prisma().review.count());
    expect(trends.ages.reduce((sum, count) => sum + count, 0)).toBe(await prisma().review.count({ where: { state: { in: ["submitted", "in_review"] } } }));
    expect(trends.decisionMs).toBeGreaterThanOrEqual(0);
  });
});
