import { describe, expect, it } from "vitest";

import { shortKey } from "./short-key";

describe("the short key of a server (install.md §1.7)", () => {
  it.each([
    ["com.acme/weather", "weather"],
    ["io.github.acme/My_Weather.Server", "my-weather-server"],
    ["com.acme/a-very-long-server-name-indeed", "a-very-long-server-name"],
    ["com.acme/---", "com-acme"],
    ["com.acme/workspace", "workspace-2"],
  ])("of %s is %s", (name, key) => {
    expect(shortKey(name)).toBe(key);
  });

  it("never repeats a key that is taken and never exceeds 24 characters", () => {
    const taken = new Set<string>();
    for (let index = 0; index < 200; index += 1) {
      const key = shortKey("com.acme/a-very-long-server-name-indeed", taken);
      expect(taken.has(key)).toBe(false);
      expect(key).toMatch(/^[a-z0-9-]{1,24}$/);
      taken.add(key);
    }
  });
});
