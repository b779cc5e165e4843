import { beforeAll, describe, expect, it } from "vitest";
import { updateUser } from "@/lib/access/users";
import { putPolicy } from "@/lib/catalog/catalog-service";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { DEFAULT_POLICY, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { policyVersions } from "@/lib/catalog/policy-history-service";
import { suspendListing } from "@/lib/catalog/suspension";
import { prisma } from "@/lib/db/client";
import { dryRunPolicy } from "@/lib/review/dry-run-service";
import { policyFacts } from "@/lib/review/facts";
import { evaluatePolicy } from "@/lib/review/policy";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { rows } from "@/test/fixtures/raw-sql";
import { cast, type GivenReview, givenApproved, givenReview, readReview } from "@/test/fixtures/reviews";

useInstallation();

const policy = (more: Partial<PolicyDocument> = {}): PolicyDocument => ({ ...DEFAULT_POLICY, ...more });
const demands = (min: number, roles: PolicyDocument["approvals"]["roles"] = {}) => policy({ approvals: { min, roles } });
const POLICIES: [string, PolicyDocument][] = [
  ["one approval", demands(1)],
  ["two approvals", demands(2)],
  ["a security reviewer", demands(1, { security_reviewer: 1 })],
  ["a check that passes", policy({ requiredChecks: ["P003"] })],
  ["a check that has nothing to look at", policy({ requiredChecks: ["T001"] })],
  ["no finding of medium severity", policy({ blockSeverity: "medium" })],
  ["everything at once", policy({ approvals: { min: 2, roles: { admin: 1 } }, requiredChecks: ["P001"], blockSeverity: "info" })],
];

let admin: GivenPerson;
let listed: GivenReview[];
let waiting: GivenReview[];
const all = { from: 0, limit: 100 };
const tried = (document: PolicyDocument, filter = {}) => dryRunPolicy(signedIn(admin).viewer, "default", document, { ...all, ...filter });

/** A package whose version is not pinned: P001 finds it. */
const floating = { packages: [{ registryType: "npm", identifier: "@acme/floating", version: "1.0.0", transport: { type: "stdio" }, runtimeArguments: [{ type: "positional", value: "@acme/floating@latest" }] }] };

beforeAll(async () => {
  admin = await givenPerson("Admin", ["admin"]);
  const security = await givenPerson("Security", ["security_reviewer"]);
  const bySecurity = await givenReview();
  await cast(security, bySecurity.reviewId);
  listed = [await givenApproved(), await givenApproved({ manifest: floating }), bySecurity];
  waiting = [await givenReview(), await givenReview({ manifest: floating })];
});

/** What the evaluator says of one review by itself, as the deciding path asks it. */
async function verdictOf({ reviewId }: GivenReview, document: PolicyDocument) {
  return evaluatePolicy(await policyFacts(prisma(), await readReview(reviewId)), document);
}

describe("the dry run of a policy", () => {
  it.each(POLICIES)("says of each listing and review what the evaluator says of it: %s", async (_what, document) => {
    const { listings, reviews, items } = await tried(document);
    const failing = [];
    for (const given of listed) {
      const { allow, unmet } = await verdictOf(given, document);
      if (!allow) failing.push(expect.objectContaining({ change: "fails", server: given.server, reviewId: given.reviewId, unmet }));
    }
    const opening = [];
    for (const given of waiting) {
      const { allow } = await verdictOf(given, document);
      if (allow) opening.push(expect.objectContaining({ change: "opens", reviewId: given.reviewId }));
    }
    expect(listings).toMatchObject({ judged: listed.length, fails: failing.length, imported: 0 });
    expect(reviews).toMatchObject({ judged: waiting.length, opens: opening.length, closes: 0 });
    expect(items).toHaveLength(failing.length + opening.length);
    for (const expected of [...failing, ...opening]) expect(items).toContainEqual(expected);
  });

  it("changes nothing, and leaves no entry in the record", async () => {
    const everything = () => rows("SELECT (SELECT count(*) FROM audit_entry) AS record, (SELECT count(*) FROM policy) AS policies, (SELECT max(seq) FROM catalog_event) AS feed, (SELECT string_agg(l::text, '' ORDER BY id) FROM listing l) AS listings");
    const before = await everything();
    await tried(demands(5));
    expect(await everything()).toEqual(before);
  });

  it("finds and pages what would change", async () => {
    const strict = demands(2);
    const [first] = listed;
    expect((await tried(strict, { q: first?.server.toUpperCase() })).items.map(({ server }) => server)).toEqual([first?.server]);
    expect((await tried(strict, { change: "opens" })).items).toEqual([]);
    const pages = [await tried(strict, { limit: 2 }), await tried(strict, { limit: 2, from: 2 })];
    expect(pages.map(({ next }) => next)).toEqual([2, null]);
    expect(pages.flatMap(({ items }) => items)).toEqual((await tried(strict)).items);
    expect(pages.map(({ lacking }) => lacking)).toEqual([0, 1].map(() => [{ code: "approvals_missing", count: listed.length }]));
  });

  it("judges a listing by the rights its voters had, whatever has become of them", async () => {
    const lead = await givenPerson("Lead", ["security_reviewer"]);
    const given = await givenReview();
    await cast(lead, given.reviewId);
    const fails = async () => (await tried(demands(1, { security_reviewer: 1 }), { q: given.server })).items.length;
    expect(await fails()).toBe(0);
    await updateUser(signedIn(admin), lead.id, { roles: ["viewer"] });
    await updateUser(signedIn(admin), lead.id, { disabled: true });
    expect(await fails()).toBe(0);
    // Who decides about something open must hold the role now.
    expect((await verdictOf(given, demands(1))).allow).toBe(false);
    listed.push(given);
  });

  it("leaves out what is not active, and knows nothing of other catalogs", async () => {
    await givenCatalogWithPolicy("elsewhere");
    const elsewhere = await givenApproved({ catalog: "elsewhere" });
    const gone = await givenApproved();
    await suspendListing(signedIn(admin), "default", gone, "reported");
    const { listings, items } = await tried(demands(9));
    expect(listings.judged).toBe(listed.length);
    expect(items.map(({ server }) => server)).not.toContain(elsewhere.server);
  });

  it("tells which reviews a stricter policy closes", async () => {
    await putPolicy(signedIn(admin), "default", demands(2), null);
    const half = await givenReview();
    await cast(await givenPerson("Half", ["reviewer"]), half.reviewId);
    expect((await tried(demands(1), { change: "opens" })).items.map(({ reviewId }) => reviewId)).toEqual([half.reviewId]);
    await putPolicy(signedIn(admin), "default", demands(1), null);
    expect((await tried(demands(2), { change: "closes" })).items.map(({ reviewId }) => reviewId)).toEqual([half.reviewId]);
    // A policy approves nothing by itself.
    expect((await readReview(half.reviewId)).state).toBe("in_review");
  });

  it("refuses a check that no rule makes, and people without the right", async () => {
    await expect(tried(policy({ requiredChecks: ["X999"] }))).rejects.toMatchObject({ code: "invalid_policy" });
    const nobody = signedIn(await givenPerson("Nobody")).viewer;
    await expect(dryRunPolicy(nobody, "default", demands(1), all)).rejects.toMatchObject({ code: "forbidden" });
    await expect(dryRunPolicy(signedIn(admin).viewer, "no-such", demands(1), all)).rejects.toMatchObject({ code: "not_found" });
  });
});

it("the history of policies says who, when, and how many listings were decided under each", async () => {
  const versions = await policyVersions(signedIn(admin).viewer, "default", 10);
  expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
  expect(versions[0]).toMatchObject({ createdBy: { id: admin.id, name: "Admin" }, policy: demands(1), listings: 0 });
  expect(versions[2]).toMatchObject({ createdBy: null });
  const { id } = await catalogBySlug(prisma(), "default");
  expect(versions.reduce((sum, { listings }) => sum + listings, 0)).toBe(await prisma().listing.count({ where: { catalogId: id } }));
  expect((await policyVersions(signedIn(admin).viewer, "default", 10, 3)).map(({ version }) => version)).toEqual([2, 1]);
});
