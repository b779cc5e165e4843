import { describe, expect, it } from "vitest";
import { runChecks } from "@/lib/checks/engine";
import type { Finding } from "@/lib/checks/schema";
import { DEMO_NAMESPACES, DEMO_SERVERS } from "@/lib/demo/content";
import { demoServerSchema, type DemoServer, type DemoState } from "@/lib/demo/schema";
import { readManifest } from "@/lib/manifest/read";

const inState = (state: DemoState): DemoServer[] => DEMO_SERVERS.filter((server) => server.state === state);
const named = DEMO_SERVERS.map((server) => ({ name: server.manifest.name, server }));

function findingsOf({ manifest, surface }: DemoServer): Finding[] {
  const report = runChecks({ manifest, surface, config: { allowedRegistries: {}, allowedPrivateHosts: [] } }, {});
  return report.outcomes.flatMap((outcome) => outcome.findings);
}

describe("demo content", () => {
  it("has about 25 servers in every state a visitor should see", () => {
    expect(DEMO_SERVERS.length).toBeGreaterThanOrEqual(25);
    expect(inState("listed").length).toBeGreaterThanOrEqual(12);
    expect(["prod", "pending", "changes_requested", "findings", "suspended"].map((state) => inState(state as DemoState).length)).toEqual([4, 3, 1, 1, 1]);
  });

  it("names each server, tool and namespace once", () => {
    expect(new Set(named.map(({ name }) => name.toLowerCase())).size).toBe(DEMO_SERVERS.length);
    expect(DEMO_NAMESPACES.every((namespace) => named.some(({ name }) => name.startsWith(`${namespace}/`)))).toBe(true);
    expect(named.every(({ name }) => DEMO_NAMESPACES.includes(name.split("/")[0] ?? ""))).toBe(true);
    for (const { server } of named) expect(new Set(server.surface.tools.map((tool) => tool.name)).size).toBe(server.surface.tools.length);
  });

  it("uses no remote URL for two servers", () => {
    const urls = DEMO_SERVERS.flatMap(({ manifest }) => (manifest.remotes ?? []).map((remote) => remote.url));
    expect(new Set(urls).size).toBe(urls.length);
  });

  it("offers a pinned stdio npm server that a router can really start", () => {
    const everything = named.find(({ name }) => name === "io.modelcontextprotocol/everything");
    expect(everything?.server.state).toBe("listed");
    expect(everything?.server.manifest.packages).toMatchObject([
      { registryType: "npm", identifier: "@modelcontextprotocol/server-everything", version: expect.stringMatching(/^\d+\.\d+\.\d+$/), transport: { type: "stdio" } },
    ]);
  });

  it.each(named)("$name is well formed and valid under the official rules", ({ server }) => {
    expect(demoServerSchema.parse(server)).toEqual(server);
    expect(readManifest(JSON.stringify(server.manifest)).issues).toEqual([]);
    expect(server.manifest.description.length).toBeLessThanOrEqual(100);
    expect(server.manifest.repository).toMatchObject({ source: "github", url: expect.stringMatching(/^https:\/\/github\.com\//) });
    expect(server.surface.tools.length).toBeGreaterThanOrEqual(2);
    expect(server.surface.tools.length).toBeLessThanOrEqual(8);
    for (const tool of server.surface.tools) expect(tool).toMatchObject({ inputSchema: { properties: {} }, annotations: { readOnlyHint: expect.any(Boolean) } });
    expect(server.reason !== undefined).toBe(server.state === "changes_requested" || server.state === "suspended");
  });

  it.each(named.filter(({ server }) => server.state !== "findings"))("$name has no finding", ({ server }) => {
    expect(findingsOf(server)).toEqual([]);
  });

  it("has one server with findings of most rules, which the manifest rules nevertheless let pass", () => {
    const [troubled] = inState("findings");
    const rules = troubled === undefined ? [] : findingsOf(troubled).map((finding) => finding.ruleId);
    expect([...new Set(rules)].sort()).toEqual(["A001", "A003", "A005", "E001", "P001", "R002", "T001", "T002"]);
  });
});
