import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { nacosName, nameMap } from "./name";

const NACOS_NAME = /^[0-9A-Za-z_-]{1,50}$/;

describe("the Nacos name of a server (nacos.md §7.2)", () => {
  it.each([
    ["io.github.acme/weather", "io-github-acme-weather"],
    ["com.acme/My_Server-2", "com-acme-My_Server-2"],
  ])("keeps %s readable as %s", (serverName, name) => {
    expect(nacosName(serverName)).toBe(name);
  });

  it("takes exactly 50 characters as they are and hashes the 51st", () => {
    const fifty = `a/${"b".repeat(48)}`;
    expect(nacosName(fifty)).toBe(`a-${"b".repeat(48)}`);
    expect(nacosName(`${fifty}b`)).toMatch(/^a-b{39}-[0-9a-f]{8}$/);
  });

  it("keeps two names apart whose letters are lost", () => {
    expect(nacosName("acme/天气")).not.toBe(nacosName("acme/地图"));
  });

  it("always fits Nacos and is the same for ever", () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 200, unit: "grapheme" }), (serverName) => {
      expect(nacosName(serverName)).toMatch(NACOS_NAME);
      expect(nacosName(serverName)).toBe(nacosName(serverName));
    }));
  });
});

describe("the name map of a catalog", () => {
  it("gives the plain name to none of the servers that would share it", () => {
    const map = nameMap(["io.github.acme/weather", "io.github/acme-weather", "com.acme/echo"]);
    expect(map.get("com.acme/echo")).toBe("com-acme-echo");
    expect(map.get("io.github.acme/weather")).toMatch(/^io-github-acme-weather-[0-9a-f]{8}$/);
    expect(map.get("io.github/acme-weather")).toMatch(/^io-github-acme-weather-[0-9a-f]{8}$/);
  });

  it("never gives one name to two servers, in whatever order and case they come", () => {
    const part = fc.string({ unit: fc.constantFrom("a", "A", "-", ".", "_"), minLength: 1, maxLength: 4 });
    const names = fc.array(fc.tuple(part, part).map(([ns, name]) => `${ns}/${name}`), { maxLength: 30 });
    fc.assert(fc.property(names, (serverNames) => {
      const map = nameMap(serverNames);
      const values = Array.from(map.values(), (name) => name.toLowerCase());
      expect(new Set(values).size).toBe(new Set(serverNames).size);
      for (const name of map.values()) expect(name).toMatch(NACOS_NAME);
      const reversed = nameMap([...serverNames].reverse());
      for (const [serverName, name] of map) expect(reversed.get(serverName)).toBe(name);
    }));
  });
});
