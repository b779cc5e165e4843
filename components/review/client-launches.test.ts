import { describe, expect, it } from "vitest";
import type { InstallSubject } from "@/lib/install/configuration/view-schema";
import { clientLaunches, type Launch, launchBefore } from "./client-launches";

const subject = (manifest: InstallSubject["manifest"]): InstallSubject => ({
  server: "io.example/greeting", version: "1.0.0", title: "Greeting", description: "Greets.", tools: [], manifest, shortKey: "greeting", routerName: "greeting", registryNames: false, webLinks: false,
});
const npm = (version: string) => subject({ packages: [{ registryType: "npm", identifier: "@example/greeting", version, runtimeHint: "npx", transport: { type: "stdio" } }] });

describe("what clients would run", () => {
  it("is told once for all clients that run the same, argument by argument", () => {
    const [first] = clientLaunches(npm("1.0.0"));
    expect(first).toMatchObject({ words: ["npx", "-y", "@example/greeting@1.0.0"], refusal: null });
    expect(first?.clients).toEqual(expect.arrayContaining(["Cursor", "Claude Code"]));
  });

  it("is told with what it is given: values that are fixed or have a default, and what the user supplies", () => {
    const environmentVariables = [{ name: "MODE", value: "safe" }, { name: "LEVEL", default: "low" }, { name: "KEY", isSecret: true, isRequired: true }, { name: "EXTRA" }];
    const transport = { type: "stdio" } as const;
    const launches = clientLaunches(subject({ packages: [{ registryType: "npm", identifier: "@example/greeting", version: "1.0.0", runtimeHint: "npx", transport, environmentVariables }] })).filter(({ refusal }) => refusal === null);
    expect(launches.flatMap(({ clients }) => clients)).toEqual(expect.arrayContaining(["Cursor", "Claude Code"]));
    for (const { given } of launches) expect(given).toEqual(expect.arrayContaining(["MODE=safe", "LEVEL=low", "KEY=<KEY>"]));
    const headers = [{ name: "Authorization", value: "Bearer {token}", variables: { token: { isSecret: true, isRequired: true } } }];
    const [remote] = clientLaunches(subject({ remotes: [{ type: "streamable-http", url: "https://greeting.example.com/mcp", headers }] }));
    expect(remote?.given[0]).toMatch(/^Authorization: Bearer <.*token.*>$/);
  });

  it("is another one when nothing but a fixed variable is another", () => {
    const of = (value: string) => clientLaunches(subject({ packages: [{ registryType: "npm", identifier: "@example/greeting", version: "1.0.0", runtimeHint: "npx", transport: { type: "stdio" }, environmentVariables: [{ name: "NODE_OPTIONS", value }] }] }));
    const [now] = of("--require ./other.js");
    if (now === undefined) throw new Error("nothing runs");
    expect(launchBefore(now, of("--require ./one.js"))?.given).toEqual(["NODE_OPTIONS=--require ./one.js"]);
  });

  it("tells Windows apart where scripts are started by cmd", () => {
    const ofWindows = clientLaunches(npm("1.0.0")).filter(({ os, refusal }) => os === "windows" && refusal === null);
    expect(ofWindows.some(({ words }) => words[0] === "cmd")).toBe(true);
  });

  it("says why, where a client can do nothing", () => {
    const launches = clientLaunches(subject({ packages: [{ registryType: "cargo", identifier: "x", version: "1", transport: { type: "stdio" } }] }));
    expect(launches.every(({ refusal, words }) => refusal !== null && words.length === 0)).toBe(true);
  });

  it("is an address too, where a person enters it in the client's own window", () => {
    const [first] = clientLaunches(subject({ remotes: [{ type: "streamable-http", url: "https://mcp.example.com/mcp" }] }));
    expect(first).toMatchObject({ words: ["https://mcp.example.com/mcp"], refusal: null });
    expect(first?.clients).toEqual(expect.arrayContaining(["Cursor", "Claude Desktop"]));
  });

  it("is told with the headers that a person enters there, and is another one when nothing but a header is", () => {
    const of = (value: string) => clientLaunches(subject({ remotes: [{ type: "streamable-http", url: "https://mcp.example.com/mcp", headers: [{ name: "X-Region", value }] }] }));
    const told = (launches: Launch[]) => launches.find(({ clients }) => clients.includes("JetBrains Junie"));
    const now = told(of("west"));
    expect(now).toMatchObject({ words: ["https://mcp.example.com/mcp"], given: ["X-Region: west"] });
    expect(now && launchBefore(now, of("east"))?.given).toEqual(["X-Region: east"]);
  });

  it("is told without headers, where a window has no place for them", () => {
    const headers = [{ name: "X-Region", value: "west" }];
    const launches = clientLaunches(subject({ remotes: [{ type: "streamable-http", url: "https://mcp.example.com/mcp", headers }] }));
    expect(launches.find(({ clients }) => clients.includes("Claude Desktop"))?.given).toEqual([]);
  });

  it("is told with the command to start first, and is another one when nothing but an argument of that is", () => {
    const of = (root: string) => clientLaunches(subject({ packages: [{ registryType: "npm", identifier: "@example/greeting", version: "1.0.0", runtimeHint: "npx", transport: { type: "streamable-http", url: "http://localhost:3000/mcp" }, packageArguments: [{ type: "positional", value: root }] }] }));
    const [now] = of("/");
    if (now === undefined) throw new Error("nothing runs");
    expect(now).toMatchObject({ words: ["http://localhost:3000/mcp"], start: ["npx", "-y", "@example/greeting@1.0.0", "/"] });
    expect(launchBefore(now, of("/srv"))?.start).toEqual(["npx", "-y", "@example/greeting@1.0.0", "/srv"]);
  });

  it("is compared with what the same client ran before", () => {
    const [now] = clientLaunches(npm("2.0.0"));
    if (now === undefined) throw new Error("nothing runs");
    expect(launchBefore(now, clientLaunches(npm("1.0.0")))?.words).toEqual(["npx", "-y", "@example/greeting@1.0.0"]);
    expect(launchBefore(now, clientLaunches(npm("2.0.0")))).toBeUndefined();
  });
});
