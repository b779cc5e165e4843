import { describe, expect, it } from "vitest";
import { queryText, segmentText } from "@/app/address";

const NOT_FOUND = /NEXT_HTTP_ERROR_FALLBACK;404/;

describe("a segment of a page's address", () => {
  it("is its text", () => {
    expect(segmentText("a%2Fb%20ä")).toBe("a/b ä");
  });
  it.each(["b%00", "%E0%A4%A", "%zz"])("leads to the not-found page when it is %s", (segment) => {
    expect(() => segmentText(segment)).toThrow(NOT_FOUND);
  });
});

describe("a value of a page's query", () => {
  it.each([
    ["1.0.0", "1.0.0"],
    [["first", "second"], "first"],
    ["", undefined],
    [undefined, undefined],
  ])("%j: %j", (value, expected) => {
    expect(queryText(value)).toBe(expected);
  });
  it.each(["a\0", "\ud800", [["x", "\0"]]])("%j leads to the not-found page", (value) => {
    expect(() => queryText(value)).toThrow(NOT_FOUND);
  });
});
