import { describe, expect, it } from "vitest";
import { metadataUrl, readCoordinate } from "./package-coordinate";

describe("a coordinate", () => {
  it.each([
    ["npm", "weather", { name: "weather", version: null }],
    ["npm", " weather@1.2.3 ", { name: "weather", version: "1.2.3" }],
    ["npm", "@acme/weather", { name: "@acme/weather", version: null }],
    ["npm", "@acme/weather@1.2.3-beta.1+7", { name: "@acme/weather", version: "1.2.3-beta.1+7" }],
    ["npm", "＠acme/weather＠1.2.3", { name: "@acme/weather", version: "1.2.3" }],
    ["pypi", "Weather_MCP", { name: "Weather_MCP", version: null }],
    ["pypi", "weather==1!2.0.post1", { name: "weather", version: "1!2.0.post1" }],
    ["pypi", "weather@2.0", { name: "weather", version: "2.0" }],
  ] as const)("of %s is read from %s", (source, text, expected) => {
    expect(readCoordinate(source, text)).toEqual(expected);
  });

  it.each([
    ["npm", ""],
    ["npm", "../../etc/passwd"],
    ["npm", "weather/../admin"],
    ["npm", "@acme"],
    ["npm", "weather@^1.0.0"],
    ["npm", "weather@../1"],
    ["npm", "weather@1.0.0?x=1"],
    ["npm", "https://evil.example/weather"],
    ["npm", "weather@1@2"],
    ["npm", "a".repeat(215)],
    ["pypi", "@acme/weather"],
    ["pypi", "weather>=1"],
    ["pypi", "-weather"],
  ] as const)("of %s is not %s", (source, text) => {
    expect(readCoordinate(source, text)).toBeNull();
  });
});

it.each([
  ["npm", "https://npm.example/", { name: "@acme/weather", version: null }, "https://npm.example/@acme%2Fweather/latest"],
  ["npm", "https://npm.example/npm", { name: "weather", version: "1.0.0+b" }, "https://npm.example/npm/weather/1.0.0+b"],
  ["pypi", "https://pypi.example", { name: "Weather__MCP.x", version: null }, "https://pypi.example/pypi/weather-mcp-x/json"],
  ["pypi", "https://pypi.example", { name: "weather", version: "1!2.0" }, "https://pypi.example/pypi/weather/1!2.0/json"],
] as const)("%s tells about it at %s", (source, base, coordinate, url) => {
  expect(metadataUrl(source, base, coordinate)).toBe(url);
});
