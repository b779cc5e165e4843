import { beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_TARGETS } from "@/lib/review/due-schema";
import { putDueTargets } from "@/lib/review/due-service";
import { prisma } from "@/lib/db/client";
import { queueFilterOf } from "@/lib/review/queue-filter-schema";
import { deskCounts, deskPage, queue, queueAround } from "@/lib/review/queue-service";
import { STANDING_VIEW_NAMES, STANDING_VIEWS } from "@/lib/review/queue-views-schema";
import { OVERVIEW_QUEUES } from "@/lib/review/overview-service";
import { proposeVersion } from "@/lib/review/propose";
import { makeRequest } from "@/lib/requests/service";
import { submit } from "@/lib/submission/submit";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { assign } from "@/lib/review/assign";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { bytesOf, packageManifest } from "@/test/fixtures/manifests";
import { givenPerson } from "@/test/fixtures/people";
import { cast, givenApproved, type GivenReview, givenReview, givenSubmission, readReview } from "@/test/fixtures/reviews";

/** The queue as people at the desk see it: kinds, clocks, counts and neighbours on a real database. */
useInstallation();

const HOUR = 3_600_000;
const SECRET = { packages: [{ registryType: "npm", identifier: "greeting", version: "1.0.0", transport: { type: "stdio" }, environmentVariables: [{ name: "TOKEN", value: "ghp_0123456789abcdefghijABCDEFGHIJ012345" }] }] };
let ada: Awaited<ReturnType<typeof givenPerson>>;
let viewer: ReturnType<typeof signedIn>["viewer"];

beforeAll(async () => {
  ada = await givenPerson("ada", ["reviewer"]);
  viewer = signedIn(ada).viewer;
  await givenCatalogWithPolicy("prod");
});

/** Lets a review have waited for so many hours, past its guards. */
async function wait(reviewId: string, hours: number): Promise<void> {
  await prisma().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`UPDATE review SET running_since = running_since - ${hours}::int * interval '1 hour' WHERE id = ${reviewId}::uuid`;
  });
}

const rowOf = async ({ reviewId }: Pick<GivenReview, "reviewId">) => {
  const { rows: around } = await queueAround(viewer, queueFilterOf({}), reviewId, 0);
  if (around[0] === undefined) throw new Error("no such review");
  return around[0];
};

async function resubmit(given: GivenReview): Promise<void> {
  const namespace = given.server.slice(0, given.server.indexOf("/"));
  await submit(signedIn(given.publisher, [namespace]), bytesOf(packageManifest(given.server, given.version, { description: "Put right." })), ["default"]);
}

describe("the type of a review", () => {
  it("is told from what was listed when it was opened", async () => {
    const first = await givenApproved();
    const again = await givenReview({ server: first.server, version: "2.0.0", publisher: first.publisher });
    const promoted = await proposeVersion(signedIn(ada), { server: first.server, version: first.version }, "prod", "needed there");
    expect([(await rowOf(first)).kind, (await rowOf(again)).kind, (await rowOf({ reviewId: promoted })).kind]).toEqual(["new", "version", "promotion"]);
  });
});

describe("the due time", () => {
  it("stands while the publisher has the ball, and goes on with the next round", async () => {
    const given = await givenReview();
    await wait(given.reviewId, 20);
    expect((await rowOf(given)).due.level).toBe("soon");
    await cast(ada, given.reviewId, "request_changes");
    const paused = (await rowOf(given)).due;
    expect(paused).toMatchObject({ level: "paused", at: null });
    expect(paused.waitedMs).toBeGreaterThanOrEqual(20 * HOUR);
    await resubmit(given);
    const unchecked = await readReview(given.reviewId);
    expect([unchecked.risk, Number(unchecked.waitedMs)]).toEqual([null, paused.waitedMs]);
    await runReviewChecks(given.reviewId);
    await wait(given.reviewId, 4);
    expect((await rowOf(given)).due.level).toBe("overdue");
    await cast(await givenPerson("decider", ["reviewer"]), given.reviewId);
    expect((await rowOf(given)).due).toMatchObject({ level: "decided", at: null });
  });

  it("selects by the same rule that rows tell, and follows the targets at once", async () => {
    const given = await givenReview();
    await wait(given.reviewId, 30);
    const has = async (due: string) => (await queue(viewer, queueFilterOf({ due }), 100, null)).items.some(({ id }) => id === given.reviewId);
    expect([await has("overdue"), await has("soon")]).toEqual([true, false]);
    const admin = signedIn(await givenPerson("timekeeper", ["admin"]));
    await putDueTargets(admin, { version: 0, targets: { ...DEFAULT_TARGETS, new: { low: 35, other: 72 } } });
    expect([await has("overdue"), await has("soon"), (await rowOf(given)).due.level]).toEqual([false, true, "soon"]);
    await expect(putDueTargets(admin, { version: 0, targets: DEFAULT_TARGETS })).rejects.toMatchObject({ code: "conflict" });
    await expect(putDueTargets(signedIn(ada), { version: 1, targets: DEFAULT_TARGETS })).rejects.toMatchObject({ code: "forbidden" });
    expect(await prisma().auditEntry.count({ where: { action: { in: ["due_targets.set", "due_targets.set.refused"] } } })).toBe(2);
    for (const level of ["overdue", "soon"]) {
      const { items } = await queue(viewer, queueFilterOf({ due: level }), 100, null);
      expect(new Set(items.map(({ due }) => due.level))).toEqual(new Set(items.length === 0 ? [] : [level]));
    }
  });
});

describe("every number of the queue and the overview", () => {
  beforeAll(async () => {
    await givenReview({ manifest: SECRET });
    await givenSubmission();
    const mine = await givenReview();
    await assign(signedIn(ada), mine.reviewId, "claim", (await readReview(mine.reviewId)).revision);
    await cast(ada, (await givenReview()).reviewId, "request_changes");
    await makeRequest(signedIn(await givenPerson("asker", ["viewer"])), { name: "io.example/wanted", reason: "for the weather" });
  });

  it.each([...STANDING_VIEW_NAMES.map((name) => ["view", name, STANDING_VIEWS[name]] as const), ...Object.entries(OVERVIEW_QUEUES).map(([name, query]) => ["overview", name, query] as const), ["filter", "requests", { kind: "request" }] as const])(
    "is exactly what its list shows: %s %s",
    async (_place, _name, query) => {
      const filter = queueFilterOf(query);
      const { items } = await deskPage(viewer, filter, 100, null);
      expect(await deskCounts(viewer, { it: filter })).toEqual({ it: items.length });
    },
  );

  it("finds what each view is for", async () => {
    const kinds = async (query: Record<string, string>) => (await deskPage(viewer, queueFilterOf(query), 100, null)).items.map((entry) => (entry.source === "request" ? "request" : entry.row.state));
    expect(await kinds({ kind: "request" })).toEqual(["request"]);
    expect(await kinds({ assignee: "me" })).toEqual(["in_review"]);
    expect(new Set(await kinds(STANDING_VIEWS.publisher))).toEqual(new Set(["changes_requested"]));
    const risky = await queue(viewer, queueFilterOf(STANDING_VIEWS.highRisk), 100, null);
    expect(risky.items.map(({ reasons }) => reasons[0]?.ruleId)).toEqual(["E001"]);
    expect((await kinds({ q: "WANTED" }))).toEqual(["request"]);
  });

  it("never tells of requests over the API of reviews, nor of anything to somebody without rights", async () => {
    const stranger = signedIn(await givenPerson("stranger")).viewer;
    expect((await queue(viewer, queueFilterOf({ kind: "request" }), 100, null)).items).toEqual([]);
    expect((await deskPage(stranger, queueFilterOf(STANDING_VIEWS.all), 100, null)).items).toEqual([]);
  });
});

describe("paging", () => {
  it.each(["oldest", "newest", "due", "risk"])("goes through everything once, in the order %s, and neighbours agree with it", async (sort) => {
    const filter = queueFilterOf({ ...STANDING_VIEWS.all, sort });
    const seen: string[] = [];
    let from: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof deskPage>> = await deskPage(viewer, filter, 3, from);
      seen.push(...page.items.map(({ row }) => row.id));
      from = page.next;
    } while (from !== null);
    const whole = (await deskPage(viewer, filter, 100, null)).items.map(({ row }) => row.id);
    expect(seen).toEqual(whole);
    const reviews = (await queue(viewer, filter, 100, null)).items.map(({ id }) => id);
    const middle = await queueAround(viewer, filter, reviews[2] ?? "", 2);
    expect([middle.previous, middle.next, middle.rows.map(({ id }) => id)]).toEqual([reviews[1], reviews[3], reviews.slice(0, 5)]);
  });

  it("goes on from the place of a review that has just left the selection", async () => {
    const filter = queueFilterOf({ state: "in_review" });
    const [first, second, third] = (await queue(viewer, filter, 3, null)).items;
    if (second === undefined) throw new Error("too few reviews");
    await cast(await givenPerson("leaver", ["reviewer"]), second.id, "reject");
    const { previous, next } = await queueAround(viewer, filter, second.id);
    expect([previous, next]).toEqual([first?.id, third?.id]);
  });
});
