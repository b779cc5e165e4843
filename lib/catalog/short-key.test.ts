import { describe, expect, it } from "vitest";

import { shortKey, shortKeys } from "./short-key";

describe("the short key of a server (install.md §1.7)", () => {
  it.each([
    ["com.acme/weather", "weather"],
    ["io.github.acme/My_Weather.Server", "my-weather-server"],
    ["com.acme/a-very-long-server-name-indeed", "a-very-long-server-name"],
    ["com.acme/---", "com-acme"],
    ["com.acme/workspace", "workspace-acme"],
  ])("of %s is %s", (name, key) => {
    expect(shortKey(name)).toBe(key);
  });

  it.each([
    ["com.acme/mcp", ["mcp"], "mcp-acme"],
    ["io.github.acme/mcp", ["mcp", "mcp-acme"], "mcp-2"],
    ["acme/mcp", ["mcp"], "mcp-acme"],
    ["com.acme/mcp", ["mcp", "mcp-acme", "mcp-2", "mcp-3"], "mcp-4"],
    ["com.a-namespace-without-end/a-very-long-server-name-indeed", ["a-very-long-server-name"], "a-very-long-a-namespace"],
    ["com.---/mcp", ["mcp"], "mcp-2"],
    ["com.acme/workspace", ["workspace-acme"], "workspace-2"],
  ])("of %s, where %j are taken, is %s", (name, taken, key) => {
    expect(shortKey(name, new Set(taken))).toBe(key);
  });

  it.each([
    ["free", "forecast", [], "forecast"],
    ["taken", "forecast", ["forecast"], "weather"],
    ["taken, and so is the one from the name", "forecast", ["forecast", "weather"], "weather-acme"],
    ["kept by a client for itself", "workspace", [], "weather"],
  ])("is the one that is wished for, or comes from the name: %s", (_case, wish, taken, key) => {
    expect(shortKey("com.acme/weather", new Set(taken), wish)).toBe(key);
  });

  it("goes to who comes first, by wish or by name", () => {
    const wishes = new Map([["com.second/mcp", "weather"], ["com.third/mcp", "mcp"]]);
    expect(shortKeys(["com.first/weather", "com.second/mcp", "com.third/mcp", "com.fourth/mcp"], new Set(), wishes)).toEqual(["weather", "mcp", "mcp-third", "mcp-fourth"]);
  });

  it("never repeats a key that is taken and never exceeds 24 characters", () => {
    const names = ["com.acme/a-very-long-server-name-indeed", "io.github.somebody-else/a-very-long-server-name", "com.acme/mcp", "com.acme/--"].flatMap((name) => Array<string>(60).fill(name));
    const keys = shortKeys(names, new Set(["mcp"]));
    expect(new Set(keys).size).toBe(names.length);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9-]{1,24}$/);
    expect(keys).not.toContain("mcp");
  });
});
