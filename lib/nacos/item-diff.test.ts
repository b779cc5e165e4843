import { describe, expect, it } from "vitest";
import { diffItems } from "./item-diff";

const tool = (name: string, description: string) => ({ name, description, inputSchema: { type: "object", properties: {} } });
const side = (content: object, endpoints: string[] = []) => ({ content: { name: "weather", version: "1.0.0", ...content }, endpoints });

describe("the difference of a server", () => {
  it("is empty where both sides are alike, and where one is not known", () => {
    expect(diffItems(side({ tools: [tool("a", "A")] }), side({ tools: [tool("a", "A")] }))).toEqual([]);
    expect(diffItems(side({}), null)).toEqual([]);
    expect(diffItems(null, { id: "11111111-2222-3333-4444-555555555555" })).toEqual([]);
  });

  it("names the member of the very tool that was changed, added or removed", () => {
    const approved = side({ tools: [tool("forecast", "Tells the weather"), tool("gone", "G")] });
    const standing = side({ tools: [tool("extra", "E"), tool("forecast", "Tells the weather\u200b")] });
    expect(diffItems(approved, standing)).toEqual([
      { kind: "changed", place: ["tools", "forecast", "description"], approved: "Tells the weather", standing: "Tells the weather\u200b" },
      { kind: "removed", place: ["tools", "gone"], approved: tool("gone", "G") },
      { kind: "added", place: ["tools", "extra"], standing: tool("extra", "E") },
    ]);
  });

  it("shows a changed order of arguments, endpoints one by one, and members that are there on one side only", () => {
    const approved = side({ localServerConfig: { mcpServers: { weather: { command: "npx", args: ["-y", "weather@1.0.0"] } } } }, ["https a:443"]);
    const standing = side({ localServerConfig: { mcpServers: { weather: { command: "npx", args: ["weather@1.0.0", "-y"] } } }, exportPath: "/x" }, ["http b:80"]);
    expect(diffItems(approved, standing)).toEqual([
      { kind: "changed", place: ["localServerConfig", "mcpServers", "weather", "args"], approved: ["-y", "weather@1.0.0"], standing: ["weather@1.0.0", "-y"] },
      { kind: "added", place: ["exportPath"], standing: "/x" },
      { kind: "removed", place: ["endpoints", "https a:443"], approved: "https a:443" },
      { kind: "added", place: ["endpoints", "http b:80"], standing: "http b:80" },
    ]);
  });

  it("takes a member called __proto__ for what it is: text that somebody wrote", () => {
    const standing = JSON.parse('{"content":{"name":"weather","version":"1.0.0","__proto__":{"x":1}},"endpoints":[]}') as unknown;
    expect(diffItems(side({}), standing)).toEqual([{ kind: "added", place: ["__proto__"], standing: { x: 1 } }]);
  });

  it("compares lists of tools whose names do not tell them apart as wholes", () => {
    const changes = diffItems(side({ tools: [tool("a", "A")] }), side({ tools: [tool("a", "A"), tool("a", "B")] }));
    expect(changes.map(({ kind, place }) => [kind, place])).toEqual([["changed", ["tools"]]]);
  });
});
