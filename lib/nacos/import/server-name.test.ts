import { describe, expect, it } from "vitest";
import { registryNames } from "./server-name";

const named = (names: string[], namespace = "com.acme") => [...registryNames(names.map((name, index) => ({ id: String(index), name })), namespace).values()];

describe("the names that entries get", () => {
  it.each([
    ["weather", "com.acme/weather"],
    ["io.github.acme/weather", "io.github.acme/weather"],
    ["acme weather", expect.stringMatching(/^com\.acme\/acme-weather-[0-9a-f]{8}$/)],
    ["天气", expect.stringMatching(/^com\.acme\/server-[0-9a-f]{8}$/)],
    ["@acme/weather", expect.stringMatching(/^com\.acme\/acme-weather-[0-9a-f]{8}$/)],
    ["a/b/c", "com.acme/a-b-c"],
    ["a", expect.stringMatching(/^com\.acme\/a-[0-9a-f]{8}$/)],
    ["_x_", expect.stringMatching(/^com\.acme\/x-[0-9a-f]{8}$/)],
    ["n".repeat(300), expect.stringMatching(/^com\.acme\/n{71}-[0-9a-f]{8}$/)],
  ])("of %j is %j", (name, expected) => {
    expect(named([name])).toEqual([expected]);
  });

  it("meet never: names that would get a hash all, in whatever order", () => {
    const [a, b, c] = named(["Weather", "weather", "other"]);
    expect([a, b]).toEqual([expect.stringMatching(/Weather-[0-9a-f]{8}$/), expect.stringMatching(/weather-[0-9a-f]{8}$/)]);
    expect(c).toBe("com.acme/other");
    expect(named(["other", "weather", "Weather"])).toEqual([c, b, a]);
  });

  it("are taken over where they have a namespace, and left open where nobody chose one", () => {
    expect(named(["io.github.acme/weather", "weather"], "")).toEqual(["io.github.acme/weather", null]);
  });
});
