import { describe, expect, it } from "vitest";
import { bearerOf } from "./bearer";

describe("the bearer of a header", () => {
  it.each([
    ["Bearer abc", "abc"],
    ["bearer   abc ", "abc"],
    ["Basic abc", null],
    ["Bearer", null],
    ["Bearer a b", null],
    ["xBearer abc", null],
    [undefined, null],
  ])("%s", (header, expected) => {
    expect(bearerOf(header)).toBe(expected);
  });
});
