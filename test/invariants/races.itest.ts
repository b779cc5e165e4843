import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { putPolicy } from "@/lib/catalog/catalog-service";
import { DEFAULT_POLICY } from "@/lib/catalog/policy-schema";
import { suspendVersion } from "@/lib/catalog/suspension";
import { verifyChain } from "@/lib/audit/chain";
import { prisma } from "@/lib/db/client";
import { isAppError } from "@/lib/http/errors";
import { assign } from "@/lib/review/assign";
import { vote } from "@/lib/review/vote";
import { submit } from "@/lib/submission/submit";
import { type Actor, signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { bytesOf, packageManifest, remoteManifest } from "@/test/fixtures/manifests";
import { givenNamespace, type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { rows } from "@/test/fixtures/raw-sql";
import { cast, type GivenReview, givenReview, halfDecisions, readReview, unique } from "@/test/fixtures/reviews";

useInstallation();
const REPEATS = Array.from({ length: 5 }, (_, index) => index + 1);
let voters: GivenPerson[];
let security: GivenPerson;
beforeAll(async () => {
  security = await givenPerson("Security", ["security_reviewer"]);
  voters = [];
  for (let n = 0; n < 8; n += 1) voters.push(await givenPerson(`Voter${n}`, ["reviewer"]));
});

/** Whatever raced, no decision stands on one leg and the record is one chain. */
afterEach(async () => {
  expect(await halfDecisions()).toBe(0);
  const entries = await prisma().auditEntry.findMany({ orderBy: { seq: "asc" } });
  expect(verifyChain(entries.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() }))).intact).toBe(true);
});

/** `ok`, or the code of the refusal. Anything else than an AppError fails the test: a loser is always told. */
async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return "ok";
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

const outcomes = async (attempts: Promise<unknown>[]) => (await Promise.all(attempts.map(outcome))).sort();

/** A vote of somebody who read the review at `revision`, whatever has happened since. */
async function ballots(given: GivenReview, people: readonly Actor[]): Promise<(() => Promise<void>)[]> {
  const { revision, manifestRevision } = await readReview(given.reviewId);
  const input = { decision: "approve", comment: "", revision, digest: manifestRevision.digest } as const;
  return people.map((person) => () => vote(signedIn(person), given.reviewId, input));
}

const namespaceOf = ({ server }: { server: string }) => server.slice(0, server.indexOf("/"));
const countOf = async (sql: string, ...parameters: unknown[]) => (await rows(sql, ...parameters)).length;

describe("eight voters at once", () => {
  it("one wins, seven are told that the review has changed", async () => {
    const given = await givenReview();
    const cards = await ballots(given, voters);
    expect(await outcomes(cards.map((castNow) => castNow()))).toEqual(["ok", ...Array.from({ length: 7 }, () => "stale_review")]);
    expect((await readReview(given.reviewId)).state).toBe("approved");
    expect(await countOf("SELECT 1 FROM vote WHERE review_id = $1", given.reviewId)).toBe(1);
    expect(await countOf("SELECT 1 FROM listing WHERE version_id = $1", given.versionId)).toBe(1);
    expect(await countOf("SELECT 1 FROM catalog_event WHERE server_name = $1 AND kind = 'listed'", given.server)).toBe(1);
  });

  it("tells the loser who was faster, and what happened", async () => {
    const given = await givenReview();
    const [first, second] = await ballots(given, voters);
    await first?.();
    await expect(second?.()).rejects.toMatchObject({ code: "stale_review", detail: expect.stringMatching(/Voter0 approved at .*"approved"/) });
  });

  it("count once each when each reads again before trying again", async () => {
    const slug = unique("catalog");
    await givenCatalogWithPolicy(slug, { approvals: { min: 8, roles: {} } });
    const given = await givenReview({ catalog: slug });
    const persist = async (person: Actor): Promise<void> => {
      while ((await outcome(cast(person, given.reviewId))) !== "ok") await readReview(given.reviewId);
    };
    await Promise.all(voters.map(persist));
    expect((await readReview(given.reviewId)).state).toBe("approved");
    expect(await countOf("SELECT 1 FROM vote WHERE review_id = $1", given.reviewId)).toBe(8);
  });

  it("one claims", async () => {
    const given = await givenReview();
    const { revision } = await readReview(given.reviewId);
    const claims = voters.map((person) => assign(signedIn(person), given.reviewId, "claim", revision));
    expect((await outcomes(claims)).filter((code) => code === "ok")).toHaveLength(1);
  });
});

describe("suspension wins over a concurrent approval (governance.md §2, §5.5)", () => {
  it.each(REPEATS)("time %i", async () => {
    const given = await givenReview();
    const [approve] = await ballots(given, voters);
    const [approval, suspension] = await Promise.all([outcome(approve?.() ?? Promise.resolve()), outcome(suspendVersion(signedIn(security), given, "malware"))]);
    expect({ approval, suspension }).toEqual({ approval: "ok", suspension: "ok" });
    expect(await rows("SELECT suspended_at IS NOT NULL AS suspended FROM listing WHERE version_id = $1", given.versionId)).toEqual([{ suspended: true }]);
    const [last] = await rows("SELECT kind FROM catalog_event WHERE server_name = $1 AND kind IN ('listed', 'suspended') ORDER BY seq DESC LIMIT 1", given.server);
    expect(last).toEqual({ kind: "suspended" });
  });
});

describe("an approval and a change of policy never cross", () => {
  it.each(REPEATS)("time %i: listed under the policy that was in force, or not at all", async () => {
    const slug = unique("catalog");
    await givenCatalogWithPolicy(slug);
    const given = await givenReview({ catalog: slug });
    const [approve] = await ballots(given, voters);
    const admin = signedIn(await givenPerson(unique("Admin"), ["admin"]));
    const stricter = { ...DEFAULT_POLICY, approvals: { min: 2, roles: {} } };
    expect(await outcomes([approve?.() ?? Promise.resolve(), putPolicy(admin, slug, stricter, null)])).toEqual(["ok", "ok"]);
    const listed = await rows("SELECT p.version FROM listing l JOIN policy p ON p.id = l.policy_id WHERE l.version_id = $1", given.versionId);
    expect(listed).toEqual((await readReview(given.reviewId)).state === "approved" ? [{ version: 1 }] : []);
    expect(await countOf("SELECT 1 FROM vote WHERE review_id = $1", given.reviewId)).toBe(1);
  });
});

describe("submissions at once", () => {
  const publisher = () => givenPerson(unique("publisher"));

  it("of one new version: one is accepted", async () => {
    const person = await publisher();
    const server = `io.example.${unique("ns")}/greeting`;
    await givenNamespace(namespaceOf({ server }), [person]);
    const caller = signedIn(person, [namespaceOf({ server })]);
    const send = (index: number) => submit(caller, bytesOf(packageManifest(server, "1.0.0", { description: `Greeting ${index}.` })), ["default"]);
    const results = await outcomes(Array.from({ length: 6 }, (_, index) => send(index)));
    expect(results).toEqual(["ok", ...Array.from({ length: 5 }, () => "version_exists")]);
    expect(await countOf("SELECT 1 FROM review r JOIN version v ON v.id = r.version_id JOIN server s ON s.id = v.server_id WHERE s.name = $1", server)).toBe(1);
  });

  it("of different versions of one new server in one new namespace: all are accepted", async () => {
    const admin = signedIn(await givenPerson(unique("Admin"), ["admin"]));
    const server = `io.example.${unique("ns")}/greeting`;
    const send = (index: number) => submit(admin, bytesOf(packageManifest(server, `1.0.${index}`)), ["default"]);
    expect(new Set(await outcomes(Array.from({ length: 6 }, (_, index) => send(index))))).toEqual(new Set(["ok"]));
    expect(await countOf("SELECT 1 FROM server WHERE name = $1", server)).toBe(1);
  });

  it("of two new revisions after changes were requested: one becomes the next round", async () => {
    const given = await givenReview();
    await cast(voters[0] ?? security, given.reviewId, "request_changes");
    const caller = signedIn(given.publisher, [namespaceOf(given)]);
    const send = (description: string) => submit(caller, bytesOf(packageManifest(given.server, given.version, { description })), ["default"]);
    expect(await outcomes([send("One way."), send("Another way.")])).toEqual(["ok", "version_exists"]);
    expect(await readReview(given.reviewId)).toMatchObject({ state: "submitted", round: 2 });
    expect(await countOf("SELECT 1 FROM manifest_revision WHERE version_id = $1", given.versionId)).toBe(2);
  });

  it("of one remote URL under two server names: one is accepted", async () => {
    const person = await publisher();
    const namespace = `io.example.${unique("ns")}`;
    await givenNamespace(namespace, [person]);
    const url = `https://${unique("remote")}.example.com/mcp`;
    const send = (server: string) => submit(signedIn(person, [namespace]), bytesOf(remoteManifest(`${namespace}/${server}`, "1.0.0", url)), ["default"]);
    expect(await outcomes([send("one"), send("two")])).toEqual(["conflict", "ok"]);
  });
});
