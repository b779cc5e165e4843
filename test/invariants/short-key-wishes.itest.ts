import { beforeAll, describe, expect, it } from "vitest";
import { previewKey, shortKeysOf } from "@/lib/catalog/short-key-choice-service";
import { clientKeyIn, shortKeyIn } from "@/lib/catalog/short-key-service";
import { prisma } from "@/lib/db/client";
import { reviewView } from "@/lib/review/view-service";
import { reviewEvidence } from "@/lib/submission/evidence-service";
import { byToken, grant, signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { givenListedVersion } from "@/test/fixtures/listed-version";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { answerOf, auditedTransaction } from "@/test/fixtures/raw-sql";
import { cast, givenApproved, givenReview, givenSubmission, unique } from "@/test/fixtures/reviews";

useInstallation();
let reviewer: GivenPerson;
beforeAll(async () => {
  reviewer = await givenPerson("Reviewer", ["reviewer"]);
});

async function givenCatalog(audience: "public" | "token" = "public"): Promise<string> {
  const slug = unique("wishes");
  await givenCatalogWithPolicy(slug, {}, audience);
  return slug;
}

const wishOf = async (name: string) => (await prisma().server.findFirst({ where: { name }, select: { wantedKey: true } }))?.wantedKey ?? null;

describe("the short key that a publisher wishes for (install.md §1.7)", () => {
  it("is kept with the audit record of the submission, seen by reviewers, and given at the first listing", async () => {
    const catalog = await givenCatalog();
    const { reviewId, server } = await givenReview({ catalog, server: "com.a/weather", shortKey: "forecast" });
    const entry = await prisma().auditEntry.findFirstOrThrow({ where: { action: "version.submit", object: server }, orderBy: { seq: "desc" } });
    expect(JSON.parse(entry.after ?? "{}")).toMatchObject({ shortKey: "forecast" });
    const { viewer } = signedIn(reviewer);
    const { clientKey, subject } = await reviewEvidence(viewer, await reviewView(viewer, reviewId));
    expect([clientKey, subject?.shortKey]).toEqual([{ key: "forecast", chosen: true }, "forecast"]);
    await cast(reviewer, reviewId);
    expect(await clientKeyIn(catalog, server)).toEqual({ key: "forecast", chosen: true });
  });

  it("is not there where none is sent: the key comes from the name, and an earlier wish stays", async () => {
    const catalog = await givenCatalog();
    const plain = await givenApproved({ catalog, server: "com.plain/weather" });
    expect([await wishOf(plain.server), await clientKeyIn(catalog, plain.server)]).toEqual([null, { key: "weather", chosen: false }]);
    const first = await givenSubmission({ catalog, server: "com.stays/weather", shortKey: "forecast" });
    await givenApproved({ catalog, server: first.server, version: "2.0.0", publisher: first.publisher });
    expect(await shortKeyIn(catalog, first.server)).toBe("forecast");
  });

  it("moves open reviews on when it changes, so that nobody votes on a key they did not see", async () => {
    const catalog = await givenCatalog();
    const { publisher, server, reviewId } = await givenReview({ catalog, server: "com.swap/weather", shortKey: "forecast" });
    const { viewer } = signedIn(reviewer);
    const before = await reviewView(viewer, reviewId);
    await givenSubmission({ catalog, server, publisher, version: "2.0.0", shortKey: "forecast" });
    expect((await reviewView(viewer, reviewId)).revision).toBe(before.revision);
    await givenSubmission({ catalog, server, publisher, version: "3.0.0", shortKey: "other" });
    expect((await reviewView(viewer, reviewId)).revision).toBe(before.revision + 1);
  });

  it("stays as it was seen once somebody has approved with it", async () => {
    const catalog = unique("two-wishes");
    await givenCatalogWithPolicy(catalog, { approvals: { min: 2, roles: {} } });
    const { publisher, server, reviewId } = await givenReview({ catalog, server: "com.seen/weather", shortKey: "forecast" });
    await cast(reviewer, reviewId);
    const swap = givenSubmission({ catalog, server, publisher, version: "2.0.0", shortKey: "other" });
    await expect(swap).rejects.toMatchObject({ code: "conflict", errors: [{ path: "shortKey" }] });
    expect([await wishOf(server), await prisma().version.count({ where: { server: { name: server } } })]).toEqual(["forecast", 1]);
  });

  it("changes with a later submission until a catalog has given a key, and stays for life there", async () => {
    const [catalog, other] = [await givenCatalog(), await givenCatalog()];
    const { publisher, server } = await givenSubmission({ catalog, server: "com.b/weather", shortKey: "forecast" });
    const next = { catalog, server, publisher };
    await givenApproved({ ...next, version: "2.0.0", shortKey: "climate" });
    const another = givenSubmission({ ...next, version: "3.0.0", shortKey: "forecast" });
    await expect(another).rejects.toMatchObject({ code: "short_key_fixed", detail: expect.stringContaining('"climate"') as string, errors: [{ path: "shortKey" }] });
    expect(await prisma().version.count({ where: { server: { name: server }, version: "3.0.0" } })).toBe(0);
    await givenSubmission({ ...next, version: "3.0.0", shortKey: "climate" });
    await givenApproved({ ...next, catalog: other, version: "4.0.0", shortKey: "forecast" });
    expect([await shortKeyIn(catalog, server), await shortKeyIn(other, server)]).toEqual(["climate", "forecast"]);
  });

  it("is refused where another server has it, with one that is free, and nothing is stored", async () => {
    const catalog = await givenCatalog();
    await givenListedVersion({ name: "com.first/weather", version: "1.0.0", catalog });
    const second = givenSubmission({ catalog, server: "com.second/forecast", shortKey: "weather" });
    await expect(second).rejects.toMatchObject({ code: "short_key_taken", detail: expect.stringContaining('"forecast"') as string });
    expect(await prisma().server.count({ where: { name: "com.second/forecast" } })).toBe(0);
  });

  it("gives way at the listing where it was taken meanwhile, also of two that are approved at once", async () => {
    const catalog = await givenCatalog();
    const reviews = await Promise.all(["com.c/one", "com.d/two"].map((server) => givenReview({ catalog, server, shortKey: "same" })));
    await Promise.all(reviews.map(({ reviewId }) => cast(reviewer, reviewId)));
    const keys = await Promise.all(reviews.map(({ server }) => shortKeyIn(catalog, server)));
    expect(keys.filter((key) => key === "same")).toHaveLength(1);
    expect([["same", "two"], ["one", "same"]]).toContainEqual(keys);
  });

  it("counts too where an import lists the server", async () => {
    const catalog = await givenCatalog();
    await givenSubmission({ server: "com.e/weather", shortKey: "forecast" });
    await givenListedVersion({ name: "com.e/weather", version: "9.0.0", catalog });
    expect(await shortKeyIn(catalog, "com.e/weather")).toBe("forecast");
  });

  it("has the form of a slug, raw SQL too", async () => {
    await givenSubmission({ server: "com.f/weather" });
    const wish = (key: string) => answerOf(auditedTransaction(["UPDATE server SET wanted_key = $1 WHERE name = 'com.f/weather'", key]));
    expect(await Promise.all(["Not A Slug", "-dash", "dash-", "", "x".repeat(25)].map(wish))).toEqual(Array(5).fill("23514"));
    expect(await wish("forecast")).toBe("accepted");
  });
});

describe("what is told of keys", () => {
  it("is what the server has or would get in each catalog, and why a wish would be refused", async () => {
    const [catalog, other] = [await givenCatalog(), await givenCatalog()];
    await givenListedVersion({ name: "com.known/weather", version: "1.0.0", catalog: other });
    const { publisher, server } = await givenApproved({ catalog, server: "com.g/weather" });
    const { viewer } = signedIn(publisher, ["com.g"]);
    const items = [{ catalog, key: "weather", fixed: true }, { catalog: other, key: "weather-g", fixed: false }];
    expect(await shortKeysOf(viewer, server, [catalog, other])).toEqual({ server, items, refusal: null });
    expect((await shortKeysOf(viewer, server, [catalog, other], "forecast")).refusal).toEqual({ code: "short_key_fixed", catalog, key: "weather" });
    expect((await shortKeysOf(viewer, server, [other], "weather")).refusal).toEqual({ code: "short_key_taken", catalog: other, key: "weather-g" });
    expect(await shortKeysOf(viewer, "com.g/new", [other], "forecast")).toEqual({ server: "com.g/new", items: [{ catalog: other, key: "forecast", fixed: false }], refusal: null });
  });

  it("is nothing of a catalog that the publisher may not read: there a wish is taken, and gives way at the listing", async () => {
    const closed = await givenCatalog("token");
    await givenListedVersion({ name: "com.hidden/secret", version: "1.0.0", catalog: closed });
    const { publisher, reviewId, server } = await givenReview({ catalog: closed, server: "com.h/weather", shortKey: "secret" });
    const { viewer } = signedIn(publisher, ["com.h"]);
    await expect(shortKeysOf(viewer, server, [closed])).rejects.toMatchObject({ code: "not_found" });
    await expect(previewKey(viewer, server, { catalog: closed })).rejects.toMatchObject({ code: "not_found" });
    const bound = byToken(publisher, grant(["publish"], { catalogs: [closed] }), ["com.h"]).viewer;
    await expect(shortKeysOf(bound, server, ["default"])).rejects.toMatchObject({ code: "not_found" });
    await cast(reviewer, reviewId);
    expect(await shortKeyIn(closed, server)).toBe("weather");
  });

  it("is nothing to others of what a publisher wishes, neither by name nor in a preview", async () => {
    const { publisher, server } = await givenSubmission({ server: "com.i/pending", shortKey: "wished" });
    const outsider = signedIn(await givenPerson("Outsider"), ["com.elsewhere"]).viewer;
    const refusals = await Promise.all([server, "com.i/unknown", "com.nowhere/unknown"].map((name) => shortKeysOf(outsider, name, ["default"]).catch((error: unknown) => String(error))));
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toContain("forbidden");
    expect(await previewKey(outsider, server, {})).toBe("pending");
    expect(await previewKey(signedIn(publisher, ["com.i"]).viewer, server, {})).toBe("wished");
    expect(await previewKey(outsider, server, { catalog: "default", wish: "mine" })).toBe("mine");
  });
});
