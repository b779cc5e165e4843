import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { demoDataDir } from "@/test/gatehouse/demo-data";
import { approve, publish, suspend, versionPath } from "@/test/gatehouse/governance-steps";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";
import { plainManifest } from "@/test/gatehouse/plain-manifest";

const SECRET = "a secret that both processes share, long enough";

/** Steps of one story: each test goes on where the last one ended. */
describe("two web processes on one database", () => {
  let dataDir: string;
  let postgres: EmbeddedPostgres;
  let first: RunningGatehouse;
  let second: RunningGatehouse;
  const manifest = plainManifest("com.example/shared-view", "1.0.0");

  beforeAll(async () => {
    dataDir = await demoDataDir();
    postgres = await startEmbeddedPostgres({ dataDir });
    const env = { DATABASE_URL: postgres.url, GATEHOUSE_SECRET: SECRET, EMBEDDED_WORKER: "1" };
    first = await startGatehouse({ dataDir, env });
    second = await startGatehouse({ dataDir, env: { ...env, EMBEDDED_WORKER: "0" }, bootstrapToken: first.bootstrapToken });
  });

  afterAll(async () => {
    await second?.stop();
    await first?.stop();
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const onSecond = (): Promise<Response> => fetch(`${second.baseUrl}/v0/servers/${versionPath(manifest)}`);

  test("what is pending on one is unknown on the other", async () => {
    await publish(first, manifest, { tools: [], prompts: [], resources: [] });
    expect((await onSecond()).status).toBe(404);
  });

  test("what one approves the other serves", async () => {
    await approve(await first.signIn(first.people.ada.email, first.people.ada.password), manifest);
    const approvedAt = performance.now();
    await expect.poll(async () => (await onSecond()).status, { timeout: 45_000, interval: 10 }).toBe(200);
    console.log(`approved on one, served by the other after ${Math.round(performance.now() - approvedAt)} ms`);
  });

  test("what one suspends the other stops serving", async () => {
    await suspend(await first.signIn(first.people.sam.email, first.people.sam.password), manifest, "Seen phoning home.");
    expect((await fetch(`${first.baseUrl}/v0/servers/${versionPath(manifest)}`)).status).toBe(404);
    const suspendedAt = performance.now();
    await expect.poll(async () => (await onSecond()).status, { timeout: 45_000, interval: 10 }).toBe(404);
    console.log(`suspended on one, gone from the other after ${Math.round(performance.now() - suspendedAt)} ms`);
  });
});
