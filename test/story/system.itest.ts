import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import type { Job } from "@/lib/system/job-schema";
import type { System, Variable } from "@/lib/system/schema";
import { as, BOOTSTRAP_TOKEN, type Person, StoryServer } from "./http-api";

const SECRET = "a secret for tests, long enough for all";

let server: StoryServer;
let admin: Person;
let auditor: Person;
let reviewer: Person;
beforeAll(async () => {
  server = await StoryServer.start();
  [admin, auditor, reviewer] = await Promise.all([server.person("admin"), server.person("auditor"), server.person("reviewer")]);
});
afterAll(() => server.stop());

/** A job that was tried as often as it may be. */
async function failedJob(key: string): Promise<string> {
  const { rows } = await database().pool.query<{ id: string }>("SELECT id::text FROM graphile_worker.add_job('listings.expire', payload => '{}'::json, job_key => $1, max_attempts => 3)", [key]);
  const id = rows[0]?.id ?? "";
  await database().pool.query("UPDATE graphile_worker._private_jobs SET attempts = 3, last_error = E'connect refused\\n  at nowhere' WHERE id = $1", [id]);
  return id;
}

const jobs = async (query = "") => as<{ items: Job[] }>(await auditor.call("GET", `/api/v1/jobs?limit=100${query}`)).items;
const recorded = async (action: string) => as<{ items: { objectIds: string[]; before: string }[] }>(await auditor.call("GET", `/api/v1/audit?action=${action}`)).items;

describe("jobs", () => {
  it("a failed job is seen with its error, begins anew, and that is recorded", async () => {
    const id = await failedJob("once");
    expect(await jobs("&state=failed")).toMatchObject([{ id, job: "listings.expire", state: "failed", attempts: 3, maxAttempts: 3, lastError: "connect refused\n  at nowhere" }]);
    expect(as<Job>(await admin.call("POST", `/api/v1/jobs/${id}/retry`))).toMatchObject({ id, state: "waiting", attempts: 0 });
    expect(await jobs("&state=failed")).toEqual([]);
    const [entry] = await recorded("job.retry");
    expect(entry?.objectIds).toEqual([id]);
    expect(JSON.parse(entry?.before ?? "")).toMatchObject({ count: 1, jobs: [{ id, attempts: 3, error: "connect refused" }] });
  });

  it("all that failed begin anew with one word, those of one name or every one", async () => {
    const ids = [await failedJob("a"), await failedJob("b")];
    expect(as(await admin.call("POST", "/api/v1/jobs/retry", { job: "targets.sync" }))).toEqual({ retried: 0 });
    expect(as(await admin.call("POST", "/api/v1/jobs/retry", {}))).toEqual({ retried: 2 });
    expect((await recorded("job.retry"))[0]?.objectIds.toSorted()).toEqual(ids.toSorted());
    expect(as(await admin.call("POST", "/api/v1/jobs/retry", {}))).toEqual({ retried: 0 });
  });

  it("are found by a part of name or key, taken literally, and begin anew as far as they are found", async () => {
    const [wanted, other] = [await failedJob("icons:Acme_1"), await failedJob("icons:acme-2")];
    expect((await jobs("&q=acme_")).map(({ id }) => id)).toEqual([wanted]);
    expect((await jobs("&q=ACME")).map(({ id }) => id)).toEqual([other, wanted]);
    expect((await jobs("&q=listings.&state=failed")).map(({ id }) => id)).toEqual([other, wanted]);
    expect(await jobs("&q=%25")).toEqual([]);
    expect(as(await admin.call("POST", "/api/v1/jobs/retry", { q: "acme_" }))).toEqual({ retried: 1 });
    expect((await jobs("&state=failed")).map(({ id }) => id)).toEqual([other]);
    expect((await admin.call("DELETE", `/api/v1/jobs/${other}`)).status).toBe(204);
  });

  it("a discarded job is gone, and that is recorded", async () => {
    const id = await failedJob("unwanted");
    expect((await admin.call("DELETE", `/api/v1/jobs/${id}`)).status).toBe(204);
    expect((await jobs()).map((job) => job.id)).not.toContain(id);
    expect((await recorded("job.discard"))[0]?.objectIds).toEqual([id]);
    expect((await admin.call("DELETE", `/api/v1/jobs/${id}`)).status).toBe(404);
  });

  it("a running job is left alone", async () => {
    const id = await failedJob("busy");
    await database().pool.query("UPDATE graphile_worker._private_jobs SET attempts = 1, locked_at = now(), locked_by = 'worker-busy' WHERE id = $1", [id]);
    expect(await admin.call("POST", `/api/v1/jobs/${id}/retry`)).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(await admin.call("DELETE", `/api/v1/jobs/${id}`)).toMatchObject({ status: 409 });
    expect((await jobs("&state=running")).map((job) => job.id)).toEqual([id]);
  });

  it("are seen by administrators and auditors, and touched by administrators only", async () => {
    const id = await failedJob("guarded");
    expect((await reviewer.call("GET", "/api/v1/jobs")).status).toBe(403);
    for (const person of [auditor, reviewer]) {
      expect(await person.call("POST", `/api/v1/jobs/${id}/retry`)).toMatchObject({ status: 403 });
      expect(await person.call("DELETE", `/api/v1/jobs/${id}`)).toMatchObject({ status: 403 });
      expect(await person.call("POST", "/api/v1/jobs/retry", {})).toMatchObject({ status: 403 });
    }
    expect((await jobs("&state=failed")).map((job) => job.id)).toEqual([id]);
  });

  it.each(["0x1", "-1", "9999999999999999999"])("refuses %s as the number of a job", async (id) => {
    expect((await admin.call("POST", `/api/v1/jobs/${encodeURIComponent(id)}/retry`)).status).toBe(400);
  });
});

describe("the system", () => {
  it("tells what runs, and agrees with /readyz", async () => {
    const system = as<System>(await auditor.call("GET", "/api/v1/system"));
    const ready = await server.anyone.call("GET", "/readyz");
    expect(system.readiness.ready).toBe(ready.status === 200);
    expect(system.readiness).toEqual({ ready: true, database: true, migrations: true, readModel: true });
    expect(system.versions.migrations.applied).toBeGreaterThan(5);
    expect(system.process.readModel).toMatchObject({ lag: 0, catalogs: 1 });
    expect(system.database.tables.map(({ name }) => name)).toContain("audit_entry");
    expect(system.workers).toEqual([]);
    expect((await reviewer.call("GET", "/api/v1/system")).status).toBe(403);
  });

  it("tells every variable, and never a secret", async () => {
    const answer = await auditor.call("GET", "/api/v1/system/configuration");
    const { items } = as<{ items: Variable[] }>(answer);
    expect(items.find(({ name }) => name === "GATEHOUSE_SECRET")).toEqual({ name: "GATEHOUSE_SECRET", isSet: true, disclosure: "hidden", value: null, standard: null });
    expect(items.find(({ name }) => name === "LOG_LEVEL")?.value).toBe("silent");
    for (const secret of [SECRET, BOOTSTRAP_TOKEN, database().url]) expect(answer.text).not.toContain(secret);
    expect((await reviewer.call("GET", "/api/v1/system/configuration")).status).toBe(403);
  });
});

describe("the record as CSV", () => {
  it("is a file for spreadsheets, of what the filter lets through", async () => {
    const answer = await auditor.call("GET", "/api/v1/audit/export?format=csv&action=job.");
    expect(answer.headers.get("Content-Disposition")).toContain("audit.csv");
    expect(answer.headers.get("Content-Type")).toContain("text/csv");
    const [head, ...lines] = answer.text.trimEnd().split("\r\n");
    expect(head).toMatch(/^seq,at,actor,/);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toContain('"job.');
  });

  it("says how a check of the chain goes", async () => {
    const started = as<{ id: string; state: string }>(await auditor.call("POST", "/api/v1/audit/verification"), 202);
    expect(started.state).toBe("running");
    expect(as<{ items: { id: string }[] }>(await auditor.call("GET", "/api/v1/audit/verification")).items[0]?.id).toBe(started.id);
    expect((await jobs("&job=audit.verify")).length).toBe(1);
    expect((await reviewer.call("POST", "/api/v1/audit/verification")).status).toBe(403);
  });
});
