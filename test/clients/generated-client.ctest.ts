import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve, publish } from "@/test/gatehouse/governance-steps";
import { plainManifest } from "@/test/gatehouse/plain-manifest";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";
import { runClient } from "./run-client";

const HERE = import.meta.dirname;
const GENERATED = path.join(HERE, "node_modules/.generated");
const DOCUMENTS = { registry: "/openapi.json", product: "/api/v1/openapi.json" };
const listed = plainManifest("io.modelcontextprotocol/quokka-files", "1.0.0");
const waiting = plainManifest("io.modelcontextprotocol/quokka-waiting", "1.0.0");
const NOTHING = { tools: [], prompts: [], resources: [] };

const program = (name: string) => path.join(HERE, "node_modules/.bin", name);

/** Steps of one story: each test goes on where the last one ended. */
describe("a TypeScript client generated from our OpenAPI documents", () => {
  let gatehouse: RunningGatehouse;

  beforeAll(async () => {
    gatehouse = await startGatehouse();
    await publish(gatehouse, listed, NOTHING);
    await publish(gatehouse, waiting, NOTHING);
    await approve(await gatehouse.signIn(gatehouse.people.ada.email, gatehouse.people.ada.password), listed);
  });
  afterAll(() => gatehouse?.stop());

  test.each(Object.entries(DOCUMENTS))("is generated from the live document of the %s", async (name, address) => {
    mkdirSync(GENERATED, { recursive: true });
    const document = path.join(GENERATED, `${name}.json`);
    writeFileSync(document, await (await fetch(gatehouse.baseUrl + address)).text());
    const { ok, output } = await runClient([program("openapi-typescript"), document, "--output", path.join(GENERATED, `${name}.d.ts`)], { cwd: HERE });
    expect({ ok, output }).toMatchObject({ ok: true });
  });

  test("type-checks, and its types refuse what the documents do not have", async () => {
    expect(await runClient([program("tsc"), "--project", "typescript"], { cwd: HERE })).toEqual({ ok: true, output: "" });
  });

  test("lists, reads, searches and gets plans, and its errors are typed", async () => {
    const command = [process.execPath, path.join(GENERATED, "out/story.js"), gatehouse.baseUrl, listed.name, waiting.name];
    const { ok, output } = await runClient(command, { cwd: HERE });
    expect(ok, output).toBe(true);
    const { list, next, ...seen } = JSON.parse(output) as { list: string[]; next: string[] };
    expect([list.length, next.length]).toEqual([2, 2]);
    expect(list).not.toEqual(next);
    expect(seen).toEqual({
      latest: { name: listed.name, isLatest: true, packages: ["@example/test-server"] },
      versions: ["1.0.0"],
      found: expect.arrayContaining([listed.name]) as string[],
      plan: { server: listed.name, targets: ["stdio"] },
      errors: { official: [404, "Server not found"], wrong: ["query.limit"], own: [404, "not_found"] },
    });
    expect(output).not.toContain("quokka-waiting");
  });
});
