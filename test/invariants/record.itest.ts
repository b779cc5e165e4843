import { beforeAll, describe, expect, it } from "vitest";
import { updateUser } from "@/lib/access/users";
import { type ChainedEntry, entryHash, verifyChain } from "@/lib/audit/chain";
import { exportAudit } from "@/lib/audit/read-service";
import { suspendListing } from "@/lib/catalog/suspension";
import { withdrawListing } from "@/lib/catalog/withdrawal";
import { prisma } from "@/lib/db/client";
import { vote } from "@/lib/review/vote";
import { submit } from "@/lib/submission/submit";
import { byToken, signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { bytesOf, packageManifest } from "@/test/fixtures/manifests";
import { givenPerson } from "@/test/fixtures/people";
import { answerOf, auditedTransaction, auditEntry, eventsOfVersion, openTransaction, rawTransaction, rows } from "@/test/fixtures/raw-sql";
import { cast, type GivenReview, givenApproved, givenReview, readReview, unique } from "@/test/fixtures/reviews";

useInstallation();
let given: GivenReview;
beforeAll(async () => {
  given = await givenApproved();
  const robber = await givenPerson("Robber");
  await givenReview({ publisher: robber });
});

async function storedEntries(): Promise<ChainedEntry[]> {
  const stored = await prisma().auditEntry.findMany({ orderBy: { seq: "asc" } });
  return stored.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() }));
}

describe("the record is append-only (governance.md §5.6)", () => {
  it.each(["audit_entry", "catalog_event", "vote", "policy", "manifest_revision", "check_run", "check_outcome"])("%s", async (table) => {
    const before = await rows(`SELECT * FROM ${table}`);
    expect(before.length).toBeGreaterThan(0);
    const [column] = Object.keys(before[0] ?? {});
    for (const sql of [`UPDATE ${table} SET ${column ?? ""} = ${column ?? ""}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      expect(await answerOf(auditedTransaction([sql]))).toBe("APPEND_ONLY");
    }
    expect((await rows(`SELECT * FROM ${table}`)).length).toBeGreaterThanOrEqual(before.length);
  });
});

describe("nothing is deleted (governance.md §5.8)", () => {
  it.each(["server", "version", "review", "listing", "catalog", "namespace", "principal"])("%s", async (table) => {
    const [before] = await rows<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
    expect(Number(before?.n)).toBeGreaterThan(0);
    for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) expect(await answerOf(auditedTransaction([sql]))).toBe("APPEND_ONLY");
    expect(await rows(`SELECT count(*) AS n FROM ${table}`)).toEqual([before]);
  });

  it.each(["principal_role", "namespace_member"])("rights are taken with an entry only, never by emptying %s", async (table) => {
    expect(await answerOf(auditedTransaction([`TRUNCATE ${table}`]))).toBe("APPEND_ONLY");
    expect(await answerOf(rawTransaction([[`DELETE FROM ${table}`]]))).toBe("UNAUDITED");
  });

  it("keeps bytes, votes and listing through rejection, withdrawal and suspension", async () => {
    const admin = signedIn(await givenPerson(unique("Admin"), ["admin"]));
    const kept = await givenApproved();
    const everything = () => rows("SELECT m.digest, v.id, l.listed_at FROM manifest_revision m JOIN vote v ON v.digest = m.digest JOIN listing l ON l.revision_id = m.id WHERE m.version_id = $1", kept.versionId);
    const before = await everything();
    await withdrawListing(admin, "default", kept, "licence");
    await suspendListing(admin, "default", kept, "reported");
    expect(before).toHaveLength(1);
    expect(await everything()).toEqual(before);
    const rejected = await givenReview();
    await cast(await givenPerson(unique("Reviewer"), ["reviewer"]), rejected.reviewId, "reject");
    expect(await rows("SELECT 1 AS kept FROM manifest_revision WHERE version_id = $1", rejected.versionId)).toHaveLength(1);
  });
});

describe("no change without its entry in the same transaction (governance.md §5.6)", () => {
  it.each([
    ["server", "INSERT INTO server (id, namespace_id, name, name_key) SELECT gen_random_uuid(), namespace_id, name || 'x', name_key || 'x' FROM server LIMIT 1"],
    ["version", "UPDATE version SET publisher_status = 'deleted'"],
    ["manifest_revision", "INSERT INTO manifest_revision (id, version_id, number, raw, canonical, digest, schema_version, submitted_by_id) SELECT gen_random_uuid(), r.version_id, 9, m.raw, m.canonical, m.digest, 'x', m.submitted_by_id FROM manifest_revision m JOIN review r ON r.revision_id = m.id AND r.state = 'in_review' LIMIT 1"],
    ["tool_surface", "INSERT INTO tool_surface (id, revision_id, sequence, document, digest, declared_by_id) SELECT gen_random_uuid(), id, 1, '{}', 'x', submitted_by_id FROM manifest_revision LIMIT 1"],
    ["review", "UPDATE review SET assignee_id = submitted_by_id, revision = revision + 1 WHERE state = 'in_review'"],
    ["review_comment", "INSERT INTO review_comment (id, review_id, author_id, text, visibility) SELECT gen_random_uuid(), id, submitted_by_id, 'x', 'internal' FROM review LIMIT 1"],
    ["check_run", "INSERT INTO check_run (id, review_id, round, digest, rule_set_digest) SELECT gen_random_uuid(), id, 1, 'x', 'x' FROM review LIMIT 1"],
    ["check_outcome", "INSERT INTO check_outcome (run_id, rule_id, rule_version, title, status, enforced, required) SELECT id, 'X999', 1, 'x', 'PASS', true, true FROM check_run LIMIT 1"],
    ["catalog", "UPDATE catalog SET audience = 'public'"],
    ["policy", "INSERT INTO policy (id, catalog_id, version, document, digest) SELECT gen_random_uuid(), catalog_id, 99, document, digest FROM policy LIMIT 1"],
    ["listing", "UPDATE listing SET suspended_at = now()"],
    ["principal", "UPDATE principal SET disabled_at = now()"],
    ["principal_role", "INSERT INTO principal_role (principal_id, role) SELECT id, 'auditor' FROM principal LIMIT 1"],
    ["namespace", "INSERT INTO namespace (id, name, name_key) VALUES (gen_random_uuid(), 'x', 'x')"],
    ["namespace_member", "UPDATE namespace_member SET role = 'owner'"],
  ])("%s", async (_table, sql) => {
    expect(await answerOf(rawTransaction([[sql]]))).toBe("UNAUDITED");
  });

  it("does not take the entry of an earlier transaction for it", async () => {
    await rawTransaction([auditEntry("test.raw")]);
    expect(await answerOf(rawTransaction([["UPDATE catalog SET title = 'x'"]]))).toBe("UNAUDITED");
  });

  it("refuses a changed listing without a feed event about its server in its catalog", async () => {
    const suspend = ["UPDATE listing SET suspended_at = now() WHERE version_id = $1", given.versionId] as const;
    expect(await answerOf(auditedTransaction(suspend))).toBe("UNANNOUNCED");
    const other = await givenApproved();
    expect(await answerOf(auditedTransaction(suspend, eventsOfVersion(other.versionId)))).toBe("UNANNOUNCED");
  });

  it("records attempts that the rules refuse", async () => {
    const publisher = signedIn({ ...given.publisher, roles: ["reviewer"] });
    const own = await givenReview({ publisher: given.publisher });
    const { revision, manifestRevision } = await readReview(own.reviewId);
    const ballot = { decision: "approve", comment: "", revision, digest: manifestRevision.digest } as const;
    const token = byToken(await givenPerson(unique("Reviewer"), ["reviewer"]));
    const admin = await givenPerson(unique("Admin"), ["admin"]);
    await expect(vote(publisher, own.reviewId, ballot)).rejects.toMatchObject({ code: "own_submission" });
    await expect(vote(token, own.reviewId, ballot)).rejects.toMatchObject({ code: "person_required" });
    await expect(suspendListing(publisher, "default", given, "x")).rejects.toMatchObject({ code: "forbidden" });
    await expect(submit(signedIn(given.publisher), bytesOf(packageManifest("io.foreign/x", "1.0.0")), [])).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateUser(signedIn(admin), admin.id, { roles: ["admin", "auditor"] })).rejects.toMatchObject({ code: "own_role" });
    const refused = await rows<{ action: string }>("SELECT action FROM audit_entry WHERE action LIKE '%.refused' ORDER BY seq");
    expect(refused.map(({ action }) => action)).toEqual([
      "review.vote.refused", "review.vote.refused", "listing.suspend.refused", "version.submit.refused", "user.update.refused",
    ]);
  });
});

describe("the record is hash-chained (governance.md §5.6)", () => {
  const TEXTS = ["plain", 'quote " and \\ backslash', "line\nfeed\r\ttab\b\f", "Grüße 🚀 \u2028\u2029 \u200b é", "\u0001\u001f\u007f\u0080", "", "</script>"];

  beforeAll(async () => {
    for (const text of TEXTS) {
      await rawTransaction([[
        `INSERT INTO audit_entry (seq, actor_id, actor, authn, action, object, object_ids, before, after, reason, ip, request_id)
         VALUES (0, gen_random_uuid(), $1, $1, $1, $1, ARRAY[$1, 'a,b', ''], $1, $1, $1, $1, $1)`,
        text,
      ]]);
    }
    await rawTransaction([auditEntry("test.nulls")]);
    const several = "INSERT INTO audit_entry (seq, actor, authn, action, object, object_ids) VALUES (0,'a','a','a','a','{}'), (0,'b','b','b','b','{x,y}')";
    await rawTransaction([[several]]);
  });

  it("is recomputed outside the database, whatever the entries say", async () => {
    const entries = await storedEntries();
    expect(entries.length).toBeGreaterThan(TEXTS.length);
    expect(verifyChain(entries)).toMatchObject({ intact: true, entries: entries.length });
  });

  it("is exported in a form that verifies", async () => {
    const auditor = signedIn(await givenPerson(unique("Auditor"), ["auditor"]));
    const exported = [];
    for await (const entry of await exportAudit(auditor, {})) exported.push(entry);
    expect(verifyChain(exported)).toMatchObject({ intact: true, entries: exported.length });
  });

  it("gives number, time, predecessor and hash itself, whatever the writer claims", async () => {
    await rawTransaction([["INSERT INTO audit_entry (seq, at, actor, authn, action, object, object_ids, prev_hash, hash) VALUES (7, '2000-01-01', 'x', 'x', 'x', 'x', '{}', 'x', 'x')"]]);
    const entries = await storedEntries();
    const last = entries.at(-1);
    expect(last?.seq).toBe(BigInt(entries.length));
    expect(last?.at).not.toContain("2000");
    expect(verifyChain(entries).intact).toBe(true);
  });

  it("stays one chain under concurrent writers, also when some of them fail", async () => {
    const write = (index: number) => rawTransaction([auditEntry(`test.${index}`), index % 3 === 0 ? ["SELECT 1 / 0"] : ["SELECT 1"]]).catch(() => undefined);
    await Promise.all(Array.from({ length: 24 }, (_, index) => write(index)));
    expect(verifyChain(await storedEntries()).intact).toBe(true);
  });

  it("shows every change, removal and reordering", async () => {
    const entries = await storedEntries();
    const [first, second, third, ...rest] = entries;
    if (!first || !second || !third) throw new Error("at least three entries");
    const forged = { ...second, actor: "somebody else" };
    const resealed = { ...forged, hash: entryHash(forged) };
    expect(verifyChain([first, forged, third, ...rest])).toEqual({ intact: false, seq: 2, problem: "altered" });
    expect(verifyChain([first, resealed, third, ...rest])).toEqual({ intact: false, seq: 3, problem: "broken_link" });
    expect(verifyChain([first, third, ...rest])).toEqual({ intact: false, seq: 3, problem: "gap" });
    expect(verifyChain([second, first])).toMatchObject({ intact: false, problem: "gap" });
  });
});

describe("the feed numbers changes in commit order (ARCHITECTURE.md §3)", () => {
  const event = "INSERT INTO catalog_event (seq, kind) VALUES (0, 'access') RETURNING seq";

  it("lets a later writer wait for the earlier one, so that no number appears below one that was read", async () => {
    const early = await openTransaction();
    const late = await openTransaction();
    const first = await early.query<{ seq: string }>(event);
    const waiting = late.query<{ seq: string }>(event);
    const [visible] = await rows<{ max: string }>("SELECT max(seq) FROM catalog_event");
    expect(Number(visible?.max)).toBeLessThan(Number(first.rows[0]?.seq));
    await early.query("COMMIT");
    const second = await waiting;
    await late.query("COMMIT");
    expect(Number(second.rows[0]?.seq)).toBe(Number(first.rows[0]?.seq) + 1);
    early.release();
    late.release();
  });

  it("leaves no hole when a writer fails", async () => {
    const failed = await openTransaction();
    await failed.query(event);
    await failed.query("ROLLBACK");
    failed.release();
    await rawTransaction([[event]]);
    const [gaps] = await rows("SELECT count(*) = max(seq) AS dense FROM catalog_event");
    expect(gaps).toEqual({ dense: true });
  });
});
