import { describe, expect, test } from "vitest";
import { rawPathOf, readServerPath } from "./server-path";

describe("a path below /servers/", () => {
  test.each([
    ["a%2Fb/versions", { serverName: "a/b", version: null }],
    ["a/b/versions", { serverName: "a/b", version: null }],
    ["a%2Fb/versions/latest", { serverName: "a/b", version: "latest" }],
    ["a/b/versions/1.0.0%2B2013", { serverName: "a/b", version: "1.0.0+2013" }],
    ["a%252Fb/versions/1", { serverName: "a/b", version: "1" }],
    ["a/versions/versions", { serverName: "a/versions", version: null }],
    ["a/versions/versions/versions", { serverName: "a/versions", version: "versions" }],
  ])("%s", (path, expected) => {
    expect(readServerPath(path)).toEqual(expected);
  });

  test.each([
    ["a%2Fb", 404],
    ["a/b", 404],
    ["a%2Fb/", 404],
    ["a%2Fb/versions/", 404],
    ["a%2Fb/versions/1/x", 404],
    ["nameless/versions", 404],
    ["%zz/versions", 400],
    ["a/%E0%A4%A/versions", 400],
    ["a%25zz/versions", 400],
    ["a%2Fb/versions/%zz", 400],
    ["a%2Fb%2500/versions", 400],
    ["a%2Fb/versions/1%2500", 400],
    ["a%00/b/versions", 400],
  ])("%s is refused with %i", (path, status) => {
    expect(readServerPath(path)).toMatchObject({ error: { status } });
  });
});

test("the raw path keeps its escapes", () => {
  expect(rawPathOf("http://host:1/v0/servers/a%2Fb/versions?x=/y#z")).toBe("/v0/servers/a%2Fb/versions");
});
