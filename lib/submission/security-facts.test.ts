import { describe, expect, it } from "vitest";
import type { PackageFact, RemoteFact, ServerDetail, ToolFact } from "./detail-schema";
import { securityFacts } from "./security-facts";

type Listing = ServerDetail["version"]["listings"][number];
type Facts = Parameters<typeof securityFacts>[0];

const listing = (basis: Listing["basis"], state: Listing["state"] = "active", catalog = "default") => ({ catalog, basis, state }) as Listing;
const tool = (name: string, capability: ToolFact["capability"]): ToolFact => ({ name, description: "", capability, parameters: [], inputSchema: null });
const npm: PackageFact = { registryType: "npm", identifier: "@acme/a", version: "1.0.0", digest: null, transport: "stdio", environment: [] };
const remote = (url: string, headers: RemoteFact["headers"] = []): RemoteFact => ({ type: "streamable-http", url, headers });

function factsOf(given: { listings?: Listing[] } & Partial<Omit<Facts, "version">>) {
  const { listings = [listing("review")], packages = [], remotes = [], tools = [], secretNames = [] } = given;
  const version = { listings } as unknown as Facts["version"];
  return new Map(securityFacts({ version, packages, remotes, tools, secretNames }).map((fact) => [fact.id, fact]));
}

describe("securityFacts", () => {
  it.each([
    ["reviewed", "assured", [listing("review")]],
    ["imported", "attention", [listing("review"), listing("import", "active", "other")]],
    ["emergency", "attention", [listing("import"), listing("break_glass", "active", "other")]],
    ["notListed", "attention", [listing("review", "suspended")]],
    ["notListed", "attention", []],
  ] as const)("says %s by the weakest ground on which it is listed", (id, assurance, listings) => {
    expect(factsOf({ listings: [...listings] }).get(id)?.assurance).toBe(assurance);
  });

  it("calls the bytes of a package fixed only where the manifest names a digest of each", () => {
    const fixed = { ...npm, identifier: "acme/a", digest: "sha256:00" };
    expect(factsOf({ packages: [fixed] }).get("bytesFixed")?.assurance).toBe("assured");
    expect(factsOf({ packages: [fixed, npm] }).get("bytesNotFixed")).toEqual({ id: "bytesNotFixed", assurance: "unknown", items: ["@acme/a 1.0.0"] });
  });

  it("names each host once, and those without encryption", () => {
    const facts = factsOf({ remotes: [remote("https://a.example/mcp"), remote("https://a.example/sse"), remote("http://b.example:8080/mcp"), remote("{base}/mcp")] });
    expect(facts.get("connects")?.items).toEqual(["a.example", "b.example:8080", "{base}/mcp"]);
    expect(facts.get("unencrypted")?.items).toEqual(["b.example:8080"]);
  });

  it("names every secret that is asked for", () => {
    expect(factsOf({ packages: [npm], secretNames: ["KEY"] }).get("secrets")?.items).toEqual(["KEY"]);
    expect(factsOf({ packages: [npm] }).get("noSecrets")?.assurance).toBe("assured");
  });

  it("never says of a remote that it asks for nothing", () => {
    expect(factsOf({ remotes: [remote("https://a.example/mcp")] }).has("noSecrets")).toBe(false);
    expect(factsOf({ remotes: [remote("https://a.example/mcp")] }).get("signInUnknown")?.assurance).toBe("unknown");
  });

  it("never takes undeclared or unmarked tools for harmless ones", () => {
    expect([...factsOf({ tools: null }).values()].find(({ id }) => id.startsWith("tools"))).toEqual({ id: "toolsUndeclared", assurance: "unknown", items: [] });
    expect(factsOf({ tools: [tool("a", "read-only"), tool("b", "unknown")] }).get("toolsUnmarked")).toEqual({ id: "toolsUnmarked", assurance: "unknown", items: ["b"] });
    expect(factsOf({ tools: [tool("a", "read-only"), tool("b", "unknown")] }).has("toolsReadOnly")).toBe(false);
    expect(factsOf({ tools: [tool("a", "destructive")] }).get("toolsDestructive")?.assurance).toBe("attention");
  });

  it("never calls it assured what a publisher says of the tools, nor that there are none", () => {
    expect(factsOf({ tools: [] }).get("toolsNone")).toEqual({ id: "toolsNone", assurance: "unknown", items: [] });
    expect(factsOf({ tools: [] }).has("toolsReadOnly")).toBe(false);
    expect(factsOf({ tools: [tool("a", "read-only")] }).get("toolsReadOnly")).toEqual({ id: "toolsReadOnly", assurance: "unknown", items: ["a"] });
  });

  it("always says that nobody looked at provenance and known vulnerabilities", () => {
    const facts = factsOf({});
    expect([facts.get("provenanceUnknown")?.assurance, facts.get("vulnerabilitiesUnknown")?.assurance]).toEqual(["unknown", "unknown"]);
  });
});
