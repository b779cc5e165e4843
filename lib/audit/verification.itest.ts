import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { auditPage, auditActions, exportAudit } from "@/lib/audit/read-service";
import type { AuditEntryDto, AuditFilter } from "@/lib/audit/schema";
import { startVerification, verifications } from "@/lib/audit/verification-service";
import { verifyRecord } from "@/lib/audit/verify-record";
import { database } from "@/lib/db/client";
import { signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { type GivenPerson, givenPerson } from "@/test/fixtures/people";
import { givenApproved } from "@/test/fixtures/reviews";

useInstallation();
let auditor: GivenPerson;
beforeAll(async () => {
  auditor = await givenPerson("Auditor", ["auditor"]);
  await givenPerson("100%_sure", ["reviewer"]);
  await givenApproved();
});

const caller = () => signedIn(auditor);

/** What somebody with the rights of the database's owner could do, past every trigger. */
async function tamper(sql: string): Promise<void> {
  const client = await database().pool.connect();
  try {
    await client.query("BEGIN; SET LOCAL session_replication_role = replica");
    await client.query(sql);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

async function check() {
  const { id } = await startVerification(caller());
  await verifyRecord(id, false);
  const [last] = await verifications(caller().viewer, 1);
  return last;
}

describe("checking the hash chain", () => {
  // Everything is put back as it was, so that each finds its own damage only.
  afterEach(async () => {
    await tamper("CREATE TABLE IF NOT EXISTS kept AS SELECT * FROM audit_entry; INSERT INTO audit_entry SELECT k.* FROM kept k WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.seq = k.seq); UPDATE audit_entry e SET object = k.object, hash = k.hash, prev_hash = k.prev_hash FROM kept k WHERE k.seq = e.seq; DROP TABLE kept");
  });

  it("finds a whole record whole, says so in the record itself, and hides no entry added since", async () => {
    const before = await verifications(caller().viewer, 1);
    const result = await check();
    expect(before).toEqual([]);
    expect(result).toMatchObject({ state: "intact", startedBy: auditor.email, problem: null, brokenSeq: null });
    expect(result?.checked).toBe(result?.total);
    const { items } = await auditPage(caller().viewer, { action: "audit.verif" }, 10, null);
    expect(items.map(({ action }) => action)).toEqual(["audit.verified", "audit.verify"]);
    expect((await check())?.state).toBe("intact");
  });

  it.each([
    ["an entry that was altered", "UPDATE audit_entry SET object = 'something else' WHERE seq = 3", { brokenSeq: 3, problem: "altered" }],
    ["an entry that was taken out", "DELETE FROM audit_entry WHERE seq = 4", { brokenSeq: 5, problem: "gap" }],
    ["a hash that was replaced", "UPDATE audit_entry SET hash = repeat('a', 64) WHERE seq = 2", { brokenSeq: 2, problem: "altered" }],
    ["a link that was moved", "UPDATE audit_entry SET prev_hash = repeat('0', 64) WHERE seq = 5", { brokenSeq: 5, problem: "broken_link" }],
  ])("finds %s, and the first entry that is wrong", async (_what, sql, found) => {
    await tamper("CREATE TABLE kept AS SELECT * FROM audit_entry");
    await tamper(sql);
    expect(await check()).toMatchObject({ state: "broken", lastHash: null, ...found });
  });

  it("runs once at a time, and is for who may read the record", async () => {
    const first = await startVerification(caller());
    expect((await startVerification(caller())).id).toBe(first.id);
    await verifyRecord(first.id, false);
    await verifyRecord(first.id, false);
    expect((await verifications(caller().viewer, 50)).filter(({ state }) => state === "running")).toEqual([]);
    const reviewer = signedIn(await givenPerson("Reviewer", ["reviewer"]));
    await expect(startVerification(reviewer)).rejects.toMatchObject({ code: "forbidden" });
  });
});

it.each([
  ["discarded", "SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs WHERE key = $1"],
  ["given up", "SELECT graphile_worker.permanently_fail_jobs(array_agg(id), 'no luck') FROM graphile_worker.jobs WHERE key = $1"],
])("a check whose job was %s has failed, and the next one begins", async (_how, sql) => {
  const lost = await startVerification(caller());
  expect((await startVerification(caller())).id).toBe(lost.id);
  await database().pool.query(sql, [`audit.verify:${lost.id}`]);
  const next = await startVerification(caller());
  expect(next.id).not.toBe(lost.id);
  await verifyRecord(lost.id, false);
  await verifyRecord(next.id, false);
  const [newest, before] = await verifications(caller().viewer, 2);
  expect([newest, before]).toMatchObject([{ id: next.id, state: "intact" }, { id: lost.id, state: "failed" }]);
});

describe("entries that an earlier check saw", () => {
  it("are missed when the record was cut at its end", async () => {
    const intact = await check();
    await tamper(`CREATE TABLE kept AS SELECT * FROM audit_entry; DELETE FROM audit_entry WHERE seq > ${(intact?.total ?? 0) - 3}`);
    // New entries continue from the cut: the chain is whole in itself.
    const found = await check();
    expect(found).toMatchObject({ state: "broken", problem: expect.stringMatching(/rewritten|cut/) });
  });
});

describe("an export of the record", () => {
  const FILTERS: [string, AuditFilter][] = [
    ["everything", {}],
    ["a search in names", { q: "auditor" }],
    ["a search in actions", { q: "CREATE" }],
    ["what LIKE would take for a pattern", { q: "0%_s" }],
    ["one action", { action: "user.create" }],
    ["a family of actions", { action: "user." }],
    ["an object", { object: "default" }],
    ["a moment long ago", { to: "2020-01-01T00:00:00Z" }],
    ["several at once", { q: "e", action: "user.", from: "2020-01-01T00:00:00Z" }],
  ];

  async function exported(filter: AuditFilter): Promise<AuditEntryDto[]> {
    const entries: AuditEntryDto[] = [];
    for await (const entry of await exportAudit(caller(), filter)) entries.push(entry);
    return entries;
  }

  it.each(FILTERS)("holds what the list shows: %s", async (_what, filter) => {
    const { items } = await auditPage(caller().viewer, filter, 1_000, null);
    const held = await exported(filter);
    // Exporting is itself recorded, and so is in the file when the filter lets it through.
    expect(held.filter(({ action, seq }) => action !== "audit.export" || items.some((item) => item.seq === seq))).toEqual([...items].reverse());
  });

  it("finds a text literally, wherever it stands", async () => {
    expect((await exported({ q: "100%_SURE" })).length).toBeGreaterThan(0);
    expect(await exported({ q: "100x_sure" })).toEqual([]);
  });

  it("knows every action there is", async () => {
    const { items } = await auditPage(caller().viewer, {}, 1_000, null);
    expect(await auditActions(caller().viewer)).toEqual(expect.arrayContaining([...new Set(items.map(({ action }) => action))]));
  });
});

it("a file that was exported is verified by the command, and a tampered one is refused", async () => {
  await tamper("DELETE FROM audit_entry WHERE seq > 6");
  const folder = await mkdtemp(path.join(tmpdir(), "gatehouse-audit-"));
  const entries: AuditEntryDto[] = [];
  for await (const entry of await exportAudit(caller(), {})) entries.push(entry);
  const whole = path.join(folder, "whole.jsonl");
  const tampered = path.join(folder, "tampered.jsonl");
  const lines = entries.map((entry) => JSON.stringify(entry));
  await writeFile(whole, `${lines.join("\n")}\n`);
  await writeFile(tampered, `${lines.with(2, lines[2]?.replace('"object":"', '"object":"x') ?? "").join("\n")}\n`);
  const run = (file: string) => promisify(execFile)("npx", ["tsx", "cli/gatehouse.ts", "verify-audit", file]);
  expect(JSON.parse((await run(whole)).stdout)).toMatchObject({ intact: true, entries: entries.length, lastHash: entries.at(-1)?.hash });
  await expect(run(tampered)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("broken at entry 3") });
  await rm(folder, { recursive: true });
});
