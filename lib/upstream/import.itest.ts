import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Caller } from "@/lib/access/schema";
import { shortKeys } from "@/lib/catalog/short-key";
import { config, setConfig } from "@/lib/config/config";
import { database, prisma } from "@/lib/db/client";
import { runImport } from "@/lib/upstream/import-run";
import type { ImportEntry, ImportSummary } from "@/lib/upstream/import-schema";
import { importOfFile, nextStepOf, startImport, viewImport } from "@/lib/upstream/import-service";
import { byToken, grant, signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { packageManifest, remoteManifest } from "@/test/fixtures/manifests";
import { changeRoles, givenNamespace, givenPerson } from "@/test/fixtures/people";

useInstallation();

const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-import-"));
let files = 0;

function givenFile(content: unknown): string {
  const file = path.join(folder, `${(files += 1)}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

interface Result {
  summary: ImportSummary;
  entries: ImportEntry[];
}

async function resultOf(caller: Caller, id: string): Promise<Result> {
  return viewImport(caller.viewer, id, { from: 0, limit: 100_000 });
}

async function imported(caller: Caller, content: unknown, wish: { catalog?: string; list?: boolean } = {}): Promise<Result> {
  const { catalog = "default", list = false } = wish;
  const { id } = await importOfFile(caller, { catalog, list, reason: list ? "moving in" : "" }, givenFile(content));
  await runImport(id);
  return resultOf(caller, id);
}

async function givenAdmin(name: string): Promise<Caller> {
  return signedIn(await givenPerson(name, ["admin"]));
}

let opened = 0;
/** A catalog that may be imported to. */
async function givenOpenCatalog(): Promise<string> {
  const slug = `open-${(opened += 1)}`;
  await givenCatalogWithPolicy(slug, { allowImport: true });
  return slug;
}

const many = (namespace: string, count: number) => Array.from({ length: count }, (_, n) => packageManifest(`${namespace}/s${n % 97}`, `1.0.${n}`));

describe("an import that lists", () => {
  it("lists every version with basis import, its audit entry and an event, and moves latest once for each server", async () => {
    const admin = await givenAdmin("Lists");
    const catalog = await givenOpenCatalog();
    const { summary, entries } = await imported(admin, many("com.lists", 600), { catalog, list: true });
    expect(summary).toMatchObject({ state: "done", total: 600, accepted: 600, listed: 600, refused: 0 });
    expect(entries.map(({ index }) => index)).toEqual(Array.from({ length: 600 }, (_, n) => n));
    const listings = await prisma().listing.findMany({ where: { catalog: { slug: catalog } } });
    expect(new Set(listings.map(({ basis }) => basis))).toEqual(new Set(["import"]));
    expect(await prisma().vote.count()).toBe(0);
    const named = (await prisma().auditEntry.findMany({ where: { action: "listing.import" } })).flatMap(({ objectIds }) => objectIds);
    expect(listings.filter(({ id }) => !named.includes(id))).toEqual([]);
    const kinds = await prisma().catalogEvent.groupBy({ by: ["kind"], where: { serverName: { startsWith: "com.lists/" } }, _count: true });
    expect(kinds.find(({ kind }) => kind === "listed")?._count).toBe(600);
    const last = await prisma().catalogEvent.findFirst({ where: { serverName: "com.lists/s0", kind: "latest" }, orderBy: { seq: "desc" } });
    expect(last?.version).toBe("1.0.582");
  });

  it("gives every server of a batch its own short key, in the order of the file", async () => {
    const admin = await givenAdmin("Keys");
    const catalog = await givenOpenCatalog();
    const names = Array.from({ length: 300 }, (_, n) => `com.keys.n${n % 100}.of${n}/mcp${n % 3 === 0 ? "" : "-server"}`);
    const versions = ["1.0.0", "1.1.0"].flatMap((version) => names.map((name) => packageManifest(name, version)));
    const { summary } = await imported(admin, versions, { catalog, list: true });
    expect(summary).toMatchObject({ listed: 600, refused: 0 });
    const keys = await prisma().serverKey.findMany({ where: { catalog: { slug: catalog } }, select: { key: true, server: { select: { name: true } } } });
    const byName = new Map(keys.map(({ key, server }) => [server.name, key]));
    expect(names.map((name) => byName.get(name))).toEqual(shortKeys(names));
  });

  it("is refused where the policy does not allow it, and nothing is listed", async () => {
    const admin = await givenAdmin("NotAllowed");
    const { summary } = await imported(admin, [packageManifest("com.notallowed/aa", "1.0.0")], { list: true });
    expect(summary).toMatchObject({ state: "failed", accepted: 0, listed: 0 });
    expect(summary.failure).toContain("does not allow");
    expect(await prisma().version.count({ where: { server: { name: "com.notallowed/aa" } } })).toBe(0);
  });

  it("takes an administrator", async () => {
    const owner = await givenPerson("Owner", ["reviewer", "security_reviewer"]);
    await givenNamespace("com.owner", [{ id: owner.id, role: "owner" }]);
    const catalog = await givenOpenCatalog();
    await expect(imported(signedIn(owner, ["com.owner"]), [], { catalog, list: true })).rejects.toMatchObject({ code: "forbidden" });
    const narrow = byToken(await givenPerson("NarrowAdmin", ["admin"]), grant(["publish", "read"]));
    await expect(imported(narrow, [], { catalog, list: true })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("stops when whoever started it is no administrator any more", async () => {
    const person = await givenPerson("Former", ["admin"]);
    const catalog = await givenOpenCatalog();
    const { id } = await importOfFile(signedIn(person), { catalog, list: true, reason: "x" }, givenFile([packageManifest("com.former/aa", "1.0.0")]));
    await changeRoles(person, []);
    await runImport(id);
    expect((await resultOf(await givenAdmin("Watcher"), id)).summary).toMatchObject({ state: "failed", listed: 0 });
  });
});

describe("an import that does not list", () => {
  it("opens a review of each version, as publish does, and lists nothing", async () => {
    const admin = await givenAdmin("Reviews");
    const { summary } = await imported(admin, many("com.reviews", 5));
    expect(summary).toMatchObject({ state: "done", accepted: 5, listed: 0, refused: 0 });
    const reviews = await prisma().review.findMany({ where: { version: { server: { name: { startsWith: "com.reviews/" } } } } });
    expect(reviews.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => "submitted"));
    const jobs = await database().pool.query("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'checks.run'");
    expect(jobs.rowCount).toBeGreaterThanOrEqual(5);
    expect(await prisma().listing.count({ where: { version: { server: { name: { startsWith: "com.reviews/" } } } } })).toBe(0);
  });

  it("takes from a publisher what belongs to their namespaces", async () => {
    const person = await givenPerson("Publisher");
    await givenNamespace("com.mine", [{ id: person.id }]);
    const { summary, entries } = await imported(signedIn(person, ["com.mine"]), [packageManifest("com.mine/aa", "1.0.0"), packageManifest("com.theirs/aa", "1.0.0")]);
    expect(summary).toMatchObject({ accepted: 1, refused: 1 });
    expect(entries[1]).toMatchObject({ outcome: "refused", code: "forbidden" });
  });

  it("is nothing for whoever may publish nowhere", async () => {
    await expect(imported(signedIn(await givenPerson("Nobody")), [])).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("entries", () => {
  it("are refused one by one, each with its reason, and the others go on", async () => {
    const admin = await givenAdmin("Hostile");
    const catalog = await givenOpenCatalog();
    const good = packageManifest("com.hostile/good", "1.0.0");
    const remote = "https://hostile.example.com/mcp";
    const text = `[${[
      JSON.stringify(good),
      JSON.stringify(good),
      JSON.stringify({ ...good, name: "com.Hostile/GOOD", version: "2.0.0" }),
      '{"name":"com.hostile/twice","name":"com.hostile/again"}',
      '{"name":"com.hostile/\\u0000nul\\ud800","description":"\\ud800","version":"\\u0000"}',
      "17",
      JSON.stringify({ ...good, name: "com.hostile/ranged", version: "^1.0.0" }),
      JSON.stringify(remoteManifest("com.hostile/first", "1.0.0", remote)),
      JSON.stringify(remoteManifest("com.hostile/second", "1.0.0", remote)),
      `{"name":"com.hostile/long","description":"${"x".repeat(1_100_000)}"}`,
      JSON.stringify({ ...good, name: "com.hostile/last" }),
    ].join(",")}]`;
    const { summary, entries } = await imported(admin, text, { catalog, list: true });
    expect(entries.map(({ code }) => code)).toEqual([
      null, "version_exists", "name_taken", "invalid_manifest", "invalid_manifest", "invalid_manifest", "invalid_manifest", null, "conflict", "payload_too_large", null,
    ]);
    expect(entries.filter(({ outcome, reason }) => outcome === "refused" && !reason)).toEqual([]);
    expect(summary).toMatchObject({ state: "done", total: 11, listed: 3, refused: 8 });
  });

  it("without $schema are recognised by their shape, with a warning", async () => {
    const { $schema: _schema, ...bare } = packageManifest("com.bare/aa", "1.0.0");
    const { entries } = await imported(await givenAdmin("Bare"), [bare]);
    expect(entries[0]).toMatchObject({ outcome: "accepted", warnings: [expect.stringContaining("$schema")] });
  });

  it("of a dump bring the status their publisher had given them", async () => {
    const admin = await givenAdmin("Dump");
    const catalog = await givenOpenCatalog();
    const official = { status: "deprecated", statusMessage: "Use 2.", publishedAt: "2025-06-01T00:00:00Z" };
    const servers = [{ server: packageManifest("com.dump/aa", "1.0.0"), _meta: { "io.modelcontextprotocol.registry/official": official } }];
    const { summary } = await imported(admin, { servers, metadata: { count: 1 } }, { catalog, list: true });
    expect(summary).toMatchObject({ listed: 1 });
    const version = await prisma().version.findFirstOrThrow({ where: { server: { name: "com.dump/aa" } } });
    expect(version).toMatchObject({ publisherStatus: "deprecated", statusMessage: "Use 2.", publishedAt: new Date(official.publishedAt) });
  });

  it("keep their bytes", async () => {
    const raw = '{ "version":"1.0.0", "name": "com.bytes/aa",\n "description":"Ünïcode 中文 🚀", "$schema":"https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json" }';
    await imported(await givenAdmin("Bytes"), `[ ${raw} ]`);
    const revision = await prisma().manifestRevision.findFirstOrThrow({ where: { version: { server: { name: "com.bytes/aa" } } } });
    expect(Buffer.from(revision.raw).toString("utf8")).toBe(raw);
  });
});

describe("a file", () => {
  it("that was imported is refused entry by entry the second time", async () => {
    const admin = await givenAdmin("Second");
    const catalog = await givenOpenCatalog();
    const content = many("com.second", 100);
    await imported(admin, content, { catalog, list: true });
    const { summary, entries } = await imported(admin, content, { catalog, list: true });
    expect(summary).toMatchObject({ state: "done", accepted: 0, refused: 100 });
    expect(new Set(entries.map(({ code }) => code))).toEqual(new Set(["version_exists"]));
  });

  it("that is cut short is refused before anything of it is taken", async () => {
    const admin = await givenAdmin("Cut");
    const { summary } = await imported(admin, JSON.stringify(many("com.cut", 3)).slice(0, -1));
    expect(summary).toMatchObject({ state: "failed", accepted: 0 });
    expect(await prisma().server.count({ where: { name: { startsWith: "com.cut/" } } })).toBe(0);
  });

  it("that changes meanwhile ends its import", async () => {
    const admin = await givenAdmin("Changed");
    const file = givenFile(many("com.changed", 3));
    const { id } = await importOfFile(admin, { catalog: "default", list: false, reason: "" }, file);
    writeFileSync(file, "[]");
    await runImport(id);
    expect((await resultOf(admin, id)).summary).toMatchObject({ state: "failed", failure: expect.stringContaining("changed") as unknown });
  });
});

describe("an import whose process is killed", () => {
  it("goes on where it stopped, loses nothing and doubles nothing", async () => {
    const admin = await givenAdmin("Killed");
    const catalog = await givenOpenCatalog();
    const request = { catalog, list: true, reason: "moving in" };
    const file = givenFile(many("com.killed", 1_500));
    const { id } = await importOfFile(admin, request, file);
    await killInTheMiddle(id);
    const before = (await resultOf(admin, id)).summary;
    expect(before.state).toBe("running");
    expect(before.listed).toBeLessThan(1_500);
    expect(await importOfFile(admin, request, file)).toEqual({ id, resumed: true });
    await runImport(id);
    const { summary, entries } = await resultOf(admin, id);
    expect(summary).toMatchObject({ state: "done", total: 1_500, listed: 1_500, refused: 0 });
    expect(new Set(entries.map(({ index }) => index)).size).toBe(1_500);
    expect(await prisma().listing.count({ where: { catalog: { slug: catalog } } })).toBe(1_500);
    expect(await prisma().catalogEvent.count({ where: { kind: "listed", serverName: { startsWith: "com.killed/" } } })).toBe(1_500);
  });

  it("is run by one process at a time", async () => {
    const admin = await givenAdmin("Twice");
    const catalog = await givenOpenCatalog();
    const { id } = await importOfFile(admin, { catalog, list: true, reason: "x" }, givenFile(many("com.twice", 300)));
    await Promise.all([runImport(id), runImport(id), runImport(id)]);
    expect((await resultOf(admin, id)).summary).toMatchObject({ state: "done", listed: 300 });
  });
});

describe("an import whose file is in the data folder of another machine", () => {
  /** An upload that this machine took in, and its folder. */
  async function givenUpload(name: string): Promise<{ admin: Caller; id: string; own: string; away: string }> {
    const dataDir = mkdtempSync(path.join(folder, "data-"));
    setConfig({ ...config(), dataDir });
    const admin = await givenAdmin(name);
    const body = Readable.from([JSON.stringify(many(`com.${name.toLowerCase()}`, 3))]);
    const { id } = await startImport(admin, { catalog: "default", list: false, reason: "" }, { name: "seed.json", body });
    return { admin, id, own: path.join(dataDir, "imports", id), away: path.join(dataDir, "away") };
  }

  it("is left to that machine, which goes on with it", async () => {
    const { admin, id, own, away } = await givenUpload("Moved");
    renameSync(own, away);
    expect(await nextStepOf(id)).toBe("wait");
    await runImport(id);
    expect((await resultOf(admin, id)).summary).toMatchObject({ state: "running", accepted: 0 });
    renameSync(away, own);
    expect(await nextStepOf(id)).toBe("run");
    await runImport(id);
    expect((await resultOf(admin, id)).summary).toMatchObject({ state: "done", accepted: 3 });
    expect(await nextStepOf(id)).toBe("none");
    expect(existsSync(own)).toBe(false);
  });

  it("fails on the machine that had the file and has it no more", async () => {
    const { admin, id, own } = await givenUpload("Gone");
    rmSync(path.join(own, "servers.json"));
    expect(await nextStepOf(id)).toBe("run");
    await runImport(id);
    expect((await resultOf(admin, id)).summary).toMatchObject({ state: "failed", failure: "The file is gone." });
  });

  it("fails when no machine has brought the file for a week", async () => {
    const { admin, id, own, away } = await givenUpload("Lost");
    renameSync(own, away);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    await prisma().importRun.update({ where: { id }, data: { createdAt: daysAgo(6) } });
    expect(await nextStepOf(id)).toBe("wait");
    await prisma().importRun.update({ where: { id }, data: { createdAt: daysAgo(8) } });
    expect(await nextStepOf(id)).toBe("run");
    await runImport(id);
    expect((await resultOf(admin, id)).summary).toMatchObject({ state: "failed", failure: expect.stringContaining("week") as unknown });
  });

  it("is not what a file of this machine with the same bytes goes on with", async () => {
    const { admin, id, own, away } = await givenUpload("Alike");
    renameSync(own, away);
    const again = await importOfFile(admin, { catalog: "default", list: false, reason: "" }, path.join(away, "servers.json"));
    expect(again.resumed).toBe(false);
    expect(again.id).not.toBe(id);
  });
});

describe("who sees an import", () => {
  it("is who started it, administrators and auditors", async () => {
    const admin = await givenAdmin("Seen");
    const { summary } = await imported(admin, []);
    const auditor = signedIn(await givenPerson("Auditor", ["auditor"]));
    await expect(resultOf(auditor, summary.id)).resolves.toMatchObject({ summary: { id: summary.id } });
    const other = signedIn(await givenPerson("Other", ["reviewer"]));
    await expect(resultOf(other, summary.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

/** Runs an import in a process of its own and kills it once it has done something. */
async function killInTheMiddle(id: string): Promise<void> {
  const environment = { ...process.env, DATABASE_URL: database().url, GATEHOUSE_SECRET: "for tests only: thirty-two characters or more" };
  const child = spawn(process.execPath, ["--import", "tsx", "cli/gatehouse.ts", "import-run", id], { env: environment, stdio: "inherit" });
  const closed = new Promise((resolve) => child.once("close", resolve));
  while (child.exitCode === null && (await prisma().importRun.findUniqueOrThrow({ where: { id } })).processed === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill("SIGKILL");
  await closed;
}
