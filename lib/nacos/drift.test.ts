import { describe, expect, it } from "vitest";
import { program } from "@/test/nacos/servers";
import { type ListedServer, listedServerSchema, observedServerSchema } from "./client/schema";
import { driftSentence, extraServers, orphanConfigs, orphanServices, toolsChanged } from "./drift";

const ID = "33333333-3333-5333-8333-333333333333";
const OTHER = "44444444-4444-4444-8444-444444444444";
const entry = (id: string, name: string): ListedServer => listedServerSchema.parse({ id, name, versionDetails: [{ version: "1.0.0" }] });

describe("what is nobody's", () => {
  it("is an entry of the list under an id that is not ours, whatever its name", () => {
    expect(extraServers([entry(ID, "ours"), entry(OTHER, "ours")], new Set([ID]))).toEqual([
      { kind: "extra", subject: OTHER, detail: '"ours" was never approved for this target.', evidence: { name: "ours", versions: ["1.0.0"] } },
    ]);
  });

  it("is a service whose server is neither listed nor ours", () => {
    expect(orphanServices(["weather::1.0.0", "weather", "weather-two::1.0.0"], new Set(["weather"])).map(({ subject }) => subject)).toEqual(["weather-two::1.0.0"]);
  });

  it("is a config of a server without an index", () => {
    const config = (id: string) => ({ groupName: "mcp-server", dataId: `${id}-1.0.0-mcp-server.json`, appName: "weather" });
    expect(orphanConfigs([config(ID), config(OTHER)], new Set([ID])).map(({ subject }) => subject)).toEqual([`mcp-server/${OTHER}-1.0.0-mcp-server.json`]);
  });
});

describe("changed tools", () => {
  const ours = program({ id: ID, name: "weather", version: "1.0.0" });
  it("are told one by one, with both sides", () => {
    const rug = observedServerSchema.parse({ ...program({ id: ID, name: "weather", version: "1.0.0", tool: "rug" }) });
    expect(toolsChanged("com.acme/weather", ours, rug)).toMatchObject({
      kind: "tools_changed", subject: "com.acme/weather", evidence: { version: "1.0.0", changes: [{ kind: "added", name: "rug" }, { kind: "removed", name: "forecast" }] },
    });
  });
  it("that came as a version of their own name it", () => {
    expect(toolsChanged("com.acme/weather", ours, observedServerSchema.parse(program({ id: ID, name: "weather", version: "9.9.9" }))).detail).toContain("9.9.9");
  });
  it("are no change where a newer Nacos only says null", () => {
    const [tool] = ours.toolSpec?.tools ?? [];
    const observed = observedServerSchema.parse({ ...ours, toolSpec: { ...ours.toolSpec, tools: [{ ...tool, outputSchema: null }] } });
    expect(toolsChanged("com.acme/weather", ours, observed).evidence).toEqual({ version: "1.0.0", changes: [] });
  });
});

describe("a drift in words", () => {
  it("says what changed, and only that it changed when nothing is known", () => {
    expect(driftSentence(["modified"])).toBe("It was changed there.");
    expect(driftSentence(["tools_modified", "modified"])).toBe("Its tools were changed there.");
  });
});
