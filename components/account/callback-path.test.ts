import { expect, it } from "vitest";
import { callbackPath } from "./callback-path";

it.each([
  ["keeps a path with query and anchor", "/console/queue?state=in_review#top", "/console/queue?state=in_review#top"],
  ["refuses another site", "https://evil.example/", "/"],
  ["refuses a protocol-relative address", "//evil.example/x", "/"],
  ["refuses a backslash that browsers read as a slash", "/\\evil.example", "/"],
  ["refuses a tab that browsers leave out", "/\t/evil.example", "/"],
  ["refuses script", "javascript:alert(1)", "/"],
  ["refuses a relative path", "console", "/"],
  ["falls back without one", undefined, "/"],
])("%s", (_case, given, expected) => {
  expect(callbackPath(given)).toBe(expected);
});
