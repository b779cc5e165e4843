import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { demoDataDir } from "@/test/gatehouse/demo-data";
import { approve, publish, success, versionPath } from "@/test/gatehouse/governance-steps";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";
import { plainManifest } from "@/test/gatehouse/plain-manifest";

const VERSIONS = 12;
const KILL_AFTER = 4;
const manifests = Array.from({ length: VERSIONS }, (_, index) => plainManifest("com.example/killed-midway", `1.${index}.0`));

const reviewsSchema = z.object({ items: z.array(z.object({ version: z.string(), state: z.string() })) });
const listSchema = z.object({ servers: z.array(z.object({ server: z.object({ version: z.string() }) })) });
const auditSchema = z.object({ items: z.array(z.object({ action: z.string(), after: z.string().nullable() })) });

describe("kill -9 in the middle of approvals", () => {
  let dataDir: string;
  let running: RunningGatehouse;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    dataDir = await demoDataDir();
    running = await startGatehouse({ dataDir });
    for (const manifest of manifests) await publish(running, manifest, { tools: [], prompts: [], resources: [] });
    const ada = await running.signIn(running.people.ada.email, running.people.ada.password);
    const approvals = manifests.map(async (manifest, index) => {
      // One after another but overlapping: some are acknowledged, some under way, some not begun when the process dies.
      await new Promise((resolve) => setTimeout(resolve, index * 15));
      await approve(ada, manifest);
      acknowledged.push(manifest.version);
      if (acknowledged.length === KILL_AFTER) await running.kill();
    });
    const stillTrying = Promise.allSettled(approvals);
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThanOrEqual(KILL_AFTER), { timeout: 60_000 });
    await running.kill();
    running = await startGatehouse({ dataDir, bootstrapToken: running.bootstrapToken });
    await stillTrying;
  });

  afterAll(async () => {
    await running?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const served = async (): Promise<string[]> => {
    const query = new URLSearchParams({ search: "com.example/killed-midway", limit: "100" });
    const list = await success(fetch(`${running.baseUrl}/v0/servers?${query}`), listSchema);
    return list.servers.map(({ server }) => server.version).sort();
  };

  test("was killed in the middle: some approvals were made, some were not", async () => {
    const made = (await served()).length;
    expect(made).toBeGreaterThanOrEqual(KILL_AFTER);
    expect(made).toBeLessThan(VERSIONS);
  });

  test("loses no approval that was acknowledged", async () => {
    expect(await served()).toEqual(expect.arrayContaining(acknowledged));
  });

  test("leaves no half decision: approved, listed, audited and served are the same versions", async () => {
    const admin = await running.signIn(running.people.admin.email, running.people.admin.password);
    const reviews = await success(admin.fetch("/api/v1/reviews?state=approved&q=com.example/killed-midway&limit=100"), reviewsSchema);
    const audit = await success(admin.fetch("/api/v1/audit?action=review.approved&object=com.example/killed-midway&limit=100"), auditSchema);
    const audited = audit.items.map(({ after }) => (JSON.parse(after ?? "{}") as { version: string }).version).sort();
    const approved = reviews.items.map(({ version }) => version).sort();
    expect(approved).toEqual(await served());
    expect(audited).toEqual(approved);
  });

  test("goes on where it stopped: what is still in review can be approved and is then served", async () => {
    const ada = await running.signIn(running.people.ada.email, running.people.ada.password);
    const done = await served();
    const left = manifests.filter(({ version }) => !done.includes(version));
    for (const manifest of left) await approve(ada, manifest);
    expect(await served()).toEqual(manifests.map(({ version }) => version).sort());
    const last = manifests.at(-1);
    if (last !== undefined) expect((await fetch(`${running.baseUrl}/v0/servers/${versionPath(last)}`)).status).toBe(200);
  });
});
