import { describe, expect, it } from "vitest";
import type { PlanInput, RemoteTarget, StdioTarget } from "@/lib/install/schema";
import { argvOf, inputsOf, mcpServersConfiguration, vsCodeConfiguration } from "./client-configuration-mapper";

const inputs: PlanInput[] = [
  { id: "key", label: { en: "API key" }, where: "env", required: true, secret: true },
  { id: "units", label: { en: "Units" }, where: "argument", choices: ["metric", "imperial"], default: "metric" },
];
const local: StdioTarget = {
  id: "pkg:npm",
  preferred: true,
  transport: "stdio",
  command: "npx",
  args: ["-y", "@acme/weather@1.4.2", { template: "--units={units}{literal}" }],
  env: { WEATHER_KEY: { input: "key" } },
};
const remote: RemoteTarget = { id: "remote:0", preferred: false, transport: "streamable-http", url: "https://mcp.acme.example/mcp", headers: { Authorization: { template: "Bearer {key}" } } };

describe("client configuration", () => {
  it("marks what has to be supplied and leaves other braces alone", () => {
    expect(JSON.parse(mcpServersConfiguration("com.acme/weather", local, inputs))).toEqual({
      mcpServers: { weather: { type: "stdio", command: "npx", args: ["-y", "@acme/weather@1.4.2", "--units=<units>{literal}"], env: { WEATHER_KEY: "<key>" } } },
    });
  });

  it("lets VS Code ask for the inputs of the target, a secret as a password", () => {
    const { inputs: prompts, servers } = JSON.parse(vsCodeConfiguration("com.acme/weather", remote, inputs)) as Record<string, unknown>;
    expect(prompts).toEqual([{ id: "key", type: "promptString", description: "API key", password: true }]);
    expect(servers).toEqual({ weather: { type: "http", url: "https://mcp.acme.example/mcp", headers: { Authorization: "Bearer ${input:key}" } } });
  });

  it("gives commands as argument lists, and none for what is only connected to", () => {
    expect(argvOf(local, inputs)).toEqual(["npx", "-y", "@acme/weather@1.4.2", "--units=<units>{literal}"]);
    expect(argvOf(remote, inputs)).toBeNull();
  });

  it("tells which inputs a target needs", () => {
    expect(inputsOf(remote, inputs).map(({ id }) => id)).toEqual(["key"]);
    expect(inputsOf(local, inputs).map(({ id }) => id)).toEqual(["key", "units"]);
  });
});
