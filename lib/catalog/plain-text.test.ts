import { describe, expect, it } from "vitest";

import { plainText } from "./plain-text";

describe("text that goes out to other agents (search.md §4.5)", () => {
  it.each([
    ["control characters", "a\u0000b\u001b[31mc", "ab[31mc"],
    ["zero-width characters", "a\u200bb\u200dc\ufeff", "abc"],
    ["bidirectional marks", "a\u202eb\u2066c", "abc"],
    ["tag characters, which spell hidden text", "a\u{e0041}\u{e0042}", "a"],
    ["lone surrogates", "a\ud800b", "ab"],
    ["line breaks", "a\n\n  b\tc", "a b c"],
  ])("loses %s", (_what, text, expected) => {
    expect(plainText(text, 300)).toBe(expected);
  });

  it("keeps letters of every script and markup as the plain characters they are", () => {
    expect(plainText("天气 <b>žluť</b> 🌦", 300)).toBe("天气 <b>žluť</b> 🌦");
  });

  it("is cut at whole characters with an ellipsis inside the limit", () => {
    expect(plainText("🌦".repeat(5), 3)).toBe("🌦🌦…");
    expect(plainText("abc", 3)).toBe("abc");
  });
});
