import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { approve, success, versionPath } from "@/test/gatehouse/governance-steps";
import { plainManifest } from "@/test/gatehouse/plain-manifest";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";
import type { Session } from "@/test/gatehouse/session";

const program = process.env["MCP_PUBLISHER"];
const run = promisify(execFile);
const manifest = plainManifest("io.modelcontextprotocol/by-publisher", "1.0.0");
const tokenSchema = z.object({ token: z.string() });

/** Steps of one story, told by the program publishers use: each test goes on where the last one ended. */
describe.skipIf(!program)("the stock mcp-publisher", () => {
  let gatehouse: RunningGatehouse;
  let pia: Session;
  let home: string;

  /** Runs the program in a home of its own; answers what it printed, also when it fails. */
  async function publisher(...args: string[]): Promise<{ ok: boolean; output: string }> {
    try {
      const { stdout, stderr } = await run(program ?? "", args, { cwd: home, env: { ...process.env, HOME: home } });
      return { ok: true, output: stdout + stderr };
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return { ok: false, output: stdout + stderr };
    }
  }

  const write = (document: unknown): void => writeFileSync(path.join(home, "server.json"), JSON.stringify(document));
  const served = async (query = ""): Promise<number> => (await fetch(`${gatehouse.baseUrl}/v0/servers/${versionPath(manifest)}${query}`)).status;

  beforeAll(async () => {
    gatehouse = await startGatehouse();
    home = mkdtempSync(path.join(tmpdir(), "gatehouse-publisher-"));
    pia = await gatehouse.signIn(gatehouse.people.pia.email, gatehouse.people.pia.password);
  });

  afterAll(async () => {
    await gatehouse?.stop();
    if (home) rmSync(home, { recursive: true, force: true });
  });

  test("logs in with one of our own tokens", async () => {
    const request = { method: "POST", body: JSON.stringify({ label: "publisher", scopes: ["read", "publish"], expiresInDays: 1 }) };
    const { token } = await success(pia.fetch("/api/v1/tokens", request), tokenSchema);
    expect(await publisher("login", "github", "--token", token, `--registry=${gatehouse.baseUrl}`)).toMatchObject({ ok: true });
  });

  test("prints the issues of a manifest that breaks rules, line by line", async () => {
    write({ ...manifest, version: "^1.0.0" });
    const { ok, output } = await publisher("publish");
    expect(ok).toBe(false);
    expect(output).toContain("version must be a specific version, not a range");
  });

  test("validates and publishes a good one, which waits for its review unseen", async () => {
    write(manifest);
    expect(await publisher("validate")).toMatchObject({ ok: true });
    const published = await publisher("publish");
    expect(published.output).toContain("Successfully published");
    expect(await served()).toBe(404);
  });

  test("refuses the same version a second time", async () => {
    const { ok, output } = await publisher("publish");
    expect(ok).toBe(false);
    expect(output).toContain("duplicate version");
  });

  test("sets the status of what was approved", async () => {
    await approve(await gatehouse.signIn(gatehouse.people.ada.email, gatehouse.people.ada.password), manifest);
    expect(await served()).toBe(200);
    const deprecated = await publisher("status", "--status", "deprecated", "--message", "Use the next one.", manifest.name, manifest.version);
    expect(deprecated).toMatchObject({ ok: true });
    expect(await publisher("status", "--status", "deleted", "--all-versions", "-y", manifest.name)).toMatchObject({ ok: true });
    expect(await served()).toBe(404);
    expect(await served("?include_deleted=true")).toBe(200);
  });
});
