import { describe, expect, test } from "vitest";
import { clientKindOf } from "./client-kind";
import { PullCounter } from "./pull-counter";
import { toUsage } from "./usage-mapper";

describe("the kind of a client", () => {
  test.each<[string | undefined, string]>([
    ["Code/1.105 (Visual Studio Code)", "vscode"],
    ["GitHub-Copilot-CLI/1.0 node/22", "vscode"],
    ["claude-code/2.0 (external, cli)", "claude"],
    ["nacos-mcp-router/0.2 python-httpx/0.27", "nacos-router"],
    ["Mozilla/5.0 (X11; Linux x86_64) Cursor/1.7", "cursor"],
    ["Mozilla/5.0 (X11; Linux x86_64)", "browser"],
    ["axios/1.9.0", "node"],
    ["curl/8.5.0", "curl"],
    ["somebody@example.com", "other"],
    [undefined, "other"],
    [`${"x".repeat(300)} curl/8`, "other"],
  ])("%o is %s, and nothing else of the header is kept", (header, kind) => expect(clientKindOf(header)).toBe(kind));
});

describe("counting", () => {
  const entry = (version: string) => ({ serverName: "com.acme/x", version });
  test("adds up by version, channel and kind until it is taken", () => {
    const counter = new PullCounter();
    const first = entry("1.0.0");
    for (const agent of ["curl/8", "curl/7", "node"]) counter.note(first, "default", "registry", agent);
    counter.note(first, "default", "router", "curl/8");
    counter.note(entry("2.0.0"), "default", "plan", undefined);
    const of = (version: string) => ({ server: "com.acme/x", version, catalog: "default" });
    expect(counter.take()).toEqual([
      { ...of("1.0.0"), channel: "registry", client: "node", pulls: 1 },
      { ...of("1.0.0"), channel: "registry", client: "curl", pulls: 2 },
      { ...of("1.0.0"), channel: "router", client: "curl", pulls: 1 },
      { ...of("2.0.0"), channel: "plan", client: "other", pulls: 1 },
    ]);
    expect(counter.take()).toEqual([]);
  });
  test("is bounded, whoever walks over everything", () => {
    const counter = new PullCounter();
    for (let number = 0; number < 25_000; number += 1) counter.note(entry(`${number}`), "default", "registry", `agent/${number}`);
    expect(counter.take()).toHaveLength(20_000);
  });
});

test("routers are no pulls: they read every version every few seconds", () => {
  const row = { day: "2026-03-03", version: "1.0.0", channel: "router", client: "nacos-router", pulls: 900 };
  const usage = toUsage("com.acme/x", [row, { ...row, channel: "registry", client: "curl", pulls: 2 }], new Date("2026-03-03T23:59:00Z"), 1);
  expect(usage).toMatchObject({
    total: 2,
    daily: [{ day: "2026-03-03", pulls: 2 }],
    versions: [{ version: "1.0.0", pulls: 2 }],
    clients: [{ client: "curl", pulls: 2 }],
    channels: [{ channel: "router", pulls: 900 }, { channel: "registry", pulls: 2 }],
  });
});

test("usage has every day, and what was pulled most first", () => {
  const row = { day: "2026-03-02", version: "1.0.0", channel: "plan", client: "curl", pulls: 2 };
  const usage = toUsage("com.acme/x", [row, { ...row, version: "2.0.0", client: "gone", pulls: 5 }], new Date("2026-03-03T23:59:00Z"), 3);
  expect(usage).toEqual({
    server: "com.acme/x",
    days: 3,
    total: 7,
    daily: [{ day: "2026-03-01", pulls: 0 }, { day: "2026-03-02", pulls: 7 }, { day: "2026-03-03", pulls: 0 }],
    versions: [{ version: "2.0.0", pulls: 5 }, { version: "1.0.0", pulls: 2 }],
    clients: [{ client: "other", pulls: 5 }, { client: "curl", pulls: 2 }],
    channels: [{ channel: "plan", pulls: 7 }],
  });
});
