import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/schema";
import { reinstateListing } from "@/lib/catalog/reinstatement";
import { suspendListing, suspendServer, suspendVersion } from "@/lib/catalog/suspension";
import { suspendedCounts } from "@/lib/catalog/suspended-lookup-service";
import { suspendedVersionsOf } from "@/lib/catalog/suspended-versions-service";
import { prisma } from "@/lib/db/client";
import { bulkOf } from "@/lib/review/bulk-service";
import { proposeVersion } from "@/lib/review/propose";
import { queueFilterOf } from "@/lib/review/queue-filter-schema";
import { queueAround } from "@/lib/review/queue-service";
import { reviewView } from "@/lib/review/view-service";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { serverView } from "@/lib/submission/server-service";
import type { VersionListFilter } from "@/lib/submission/version-list-schema";
import { listVersions } from "@/lib/submission/version-list-service";
import { byToken, grant, signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { cast, type GivenReview, givenApproved, givenReview } from "@/test/fixtures/reviews";

useInstallation();
let security: GivenPerson;
let ada: GivenPerson;
let first: GivenReview;
let next: GivenReview;
beforeAll(async () => {
  security = await givenPerson("Sam", ["security_reviewer"]);
  ada = await givenPerson("Ada", ["reviewer"]);
  await givenCatalogWithPolicy("prod");
  first = await givenApproved();
  await suspendServer(signedIn(security), first.server, "its package was taken over");
  next = await givenReview({ server: first.server, version: "1.0.1", publisher: first.publisher });
});

const NOTHING = { told: [], count: 0, more: 0 };
const namespaceOf = ({ server }: GivenReview) => server.slice(0, server.indexOf("/"));

describe("a version that is published after its server was suspended begins anew, and its reviewers are told", () => {
  it("of each suspended version, by whom and why", async () => {
    const { told, count, more } = await suspendedVersionsOf(signedIn(ada).viewer, first.server);
    expect(told).toEqual([expect.objectContaining({ version: "1.0.0", scope: "everywhere", catalog: null, by: "Sam", reason: "its package was taken over" })]);
    expect({ count, more }).toEqual({ count: 1, more: 0 });
  });

  it("first of all reasons for a risk, in the queue and on the review, and only there", async () => {
    const other = await givenReview();
    const { rows } = await queueAround(signedIn(ada).viewer, queueFilterOf({}), next.reviewId);
    expect(rows.find(({ id }) => id === next.reviewId)?.reasons[0]).toMatchObject({ ruleId: "suspended", severity: "critical", count: 1 });
    expect(rows.find(({ id }) => id === other.reviewId)?.reasons.map(({ ruleId }) => ruleId)).not.toContain("suspended");
    expect((await reviewView(signedIn(ada).viewer, next.reviewId)).reasons[0]?.ruleId).toBe("suspended");
  });

  it("and cannot approve it as one of many", async () => {
    expect((await bulkOf(signedIn(ada).viewer, [next.reviewId])).items[0]?.refusal).toBe("suspended_before");
  });
});

it("tells a suspension in one catalog as that, to the publisher without the name of the reviewer, to others nothing", async () => {
  const listed = await givenApproved({ catalog: "prod" });
  await suspendListing(signedIn(security), "prod", listed, "reported");
  expect(await suspendedVersionsOf(signedIn(ada).viewer, listed.server)).toMatchObject({ told: [{ catalog: "prod", by: "Sam" }], count: 1 });
  expect(await suspendedVersionsOf(signedIn(listed.publisher, [namespaceOf(listed)]).viewer, listed.server)).toMatchObject({ told: [{ catalog: "prod", by: null, reason: "reported" }], count: 1 });
  expect(await suspendedVersionsOf(signedIn(await givenPerson("Reader")).viewer, listed.server)).toEqual(NOTHING);
  expect(await suspendedVersionsOf(null, listed.server)).toEqual(NOTHING);
});

it("tells a token that is bound to a catalog nothing of what is suspended in others, nor of a block there", async () => {
  const listed = await givenApproved({ catalog: "prod" });
  const bound = byToken(ada, grant(["read"], { catalogs: ["default"] })).viewer;
  await suspendListing(signedIn(security), "prod", listed, "reported");
  expect(await suspendedVersionsOf(bound, listed.server)).toEqual(NOTHING);
  await suspendServer(signedIn(security), listed.server, "reported");
  expect(await suspendedVersionsOf(bound, listed.server)).toEqual(NOTHING);
});

it("tells the newest five of many one by one, and counts all of them, each once, in the queue and for a bulk", async () => {
  const given = await givenReview();
  const again = (patch: number) => givenReview({ server: given.server, version: `1.0.${patch}`, publisher: given.publisher });
  for (const patch of [1, 2, 3, 4]) await again(patch);
  await cast(ada, given.reviewId);
  await suspendServer(signedIn(security), given.server, "its package was taken over");
  const open = [await again(5), await again(6)];
  await suspendVersion(signedIn(security), { server: given.server, version: "1.0.5" }, "this one too");
  const { viewer } = signedIn(ada);
  const { told, ...counts } = await suspendedVersionsOf(viewer, given.server);
  expect(told.map(({ version }) => version)).toEqual(["1.0.5", "1.0.4", "1.0.3", "1.0.2", "1.0.1"]);
  expect(counts).toEqual({ count: 6, more: 1 });
  const last = open[1]?.reviewId ?? "";
  const { rows } = await queueAround(viewer, queueFilterOf({}), last);
  expect(rows.find(({ id }) => id === last)?.reasons[0]).toMatchObject({ ruleId: "suspended", count: 6 });
  const { items } = await bulkOf(viewer, [last, (await givenReview()).reviewId]);
  expect(items.map(({ reasons }) => reasons.find(({ ruleId }) => ruleId === "suspended")?.count)).toEqual([6, undefined]);
});

it("counts nothing for those who are told nothing", async () => {
  const listed = await givenApproved({ catalog: "prod" });
  await suspendListing(signedIn(security), "prod", listed, "reported");
  const { id } = await prisma().server.findUniqueOrThrow({ where: { nameKey: listed.server.toLowerCase() }, select: { id: true } });
  const bound = (slug: string) => byToken(ada, grant(["read"], { catalogs: [slug] })).viewer;
  const counted = async (viewer: Viewer) => (await suspendedCounts(prisma(), viewer, [id]))(id);
  expect(await counted(signedIn(ada).viewer)).toBe(1);
  expect(await counted(signedIn(listed.publisher, [namespaceOf(listed)]).viewer)).toBe(1);
  expect(await counted(bound("prod"))).toBe(1);
  expect(await counted(bound("default"))).toBe(0);
  expect(await counted(signedIn(await givenPerson("Onlooker")).viewer)).toBe(0);
});

it("tells of a version that is suspended everywhere and lifted in one catalog what its review in a third is told", async () => {
  await givenCatalogWithPolicy("third");
  const listed = await givenApproved();
  const second = await proposeVersion(signedIn(ada), listed, "prod", "wanted there");
  await runReviewChecks(second);
  await cast(ada, second);
  const third = await proposeVersion(signedIn(ada), listed, "third", "wanted there");
  await suspendVersion(signedIn(security), listed, "known malware");
  for (const person of [security, await givenPerson("Root", ["admin"])]) await reinstateListing(signedIn(person), "default", listed, "a false alarm there");
  expect((await suspendedVersionsOf(signedIn(ada).viewer, listed.server)).told).toEqual(
    expect.arrayContaining([expect.objectContaining({ scope: "catalog", catalog: "prod" }), expect.objectContaining({ scope: "unlisted", catalog: null, reason: "known malware" })]),
  );
  expect(await reviewView(signedIn(ada).viewer, third)).toMatchObject({ suspension: { by: "Sam", reason: "known malware" } });
  expect(await reviewView(signedIn(ada).viewer, listed.reviewId)).toMatchObject({ listed: "active", suspension: null });
});

describe("a version that was suspended before any catalog listed it", () => {
  let blocked: GivenReview;
  beforeAll(async () => {
    blocked = await givenReview();
    await suspendVersion(signedIn(security), blocked, "known malware");
  });

  it("is told as that on the console's page of the server, to the publisher without a name", async () => {
    const [version] = (await serverView(signedIn(ada).viewer, blocked.server)).versions;
    expect(version).toMatchObject({ listings: [], blocked: { by: "Sam", reason: "known malware" } });
    const [own] = (await serverView(signedIn(blocked.publisher, [namespaceOf(blocked)]).viewer, blocked.server)).versions;
    expect(own?.blocked).toMatchObject({ by: null, reason: "known malware" });
  });

  it("is found among the suspended ones, in the catalog that reviews it and in no other", async () => {
    const found = async (filter: VersionListFilter) => (await listVersions(signedIn(ada).viewer, { q: blocked.server, ...filter }, 10, null)).items;
    expect(await found({ state: "suspended" })).toMatchObject([{ version: "1.0.0", listings: [], blocked: true }]);
    expect(await found({ state: "suspended", catalog: "default" })).toHaveLength(1);
    expect(await found({ state: "suspended", catalog: "prod" })).toEqual([]);
    expect(await found({ state: "suspended", basis: "review" })).toEqual([]);
    expect(await found({ state: "pending" })).toHaveLength(1);
  });

  it("warns its reviewers, and its approval does not say that it is served", async () => {
    expect(await reviewView(signedIn(ada).viewer, blocked.reviewId)).toMatchObject({ listed: null, suspension: { by: "Sam", reason: "known malware" } });
    await cast(ada, blocked.reviewId);
    expect(await reviewView(signedIn(ada).viewer, blocked.reviewId)).toMatchObject({ state: "approved", listed: "suspended", suspension: { by: "Sam", reason: "known malware" } });
  });
});

it("an approval that is served says so", async () => {
  const { reviewId } = await givenApproved();
  expect(await reviewView(signedIn(ada).viewer, reviewId)).toMatchObject({ state: "approved", listed: "active", suspension: null });
});
