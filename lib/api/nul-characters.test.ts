import { describe, expect, it } from "vitest";
import { containsNul } from "./nul-characters";

describe("containsNul", () => {
  it.each([
    ["an escape", String.raw`{"text":"a\u0000b"}`, true],
    ["an escape after an escaped backslash", String.raw`{"text":"\\\u0000"}`, true],
    ["a NUL as it is", '{"text":"\0"}', true],
    ["an escaped backslash before the letters", String.raw`{"text":"\\u0000"}`, false],
    ["another character", String.raw`{"text":"\u0001"}`, false],
  ])("%s", (_, json, expected) => {
    expect(containsNul(json)).toBe(expected);
  });
});
