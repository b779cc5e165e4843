import { describe, expect, it } from "vitest";
import { stringsOf } from "@/lib/checks/strings";
import { excerpt, findInvisibles } from "@/lib/checks/unicode";

describe("excerpt", () => {
  it("shows a short text whole", () => expect(excerpt("short")).toBe("short"));
  it("shows exactly 200 characters without a mark", () => expect(excerpt("a".repeat(200))).toBe("a".repeat(200)));
  it("marks both ends it left out and keeps the hit inside", () => {
    const shown = excerpt(`${"a".repeat(300)}\u200B${"b".repeat(300)}`, 300);
    expect(shown).toMatch(/^…a{60}⟦U\+200B⟧b+…$/);
    expect(shown).toHaveLength(200);
  });
  it("makes line breaks and half surrogates visible", () => expect(excerpt("a\n\uD800")).toBe("a⟦U+000A⟧⟦U+D800⟧"));
  it("is stable when applied twice", () => {
    const once = excerpt("x\u202E".repeat(200), 100);
    expect(excerpt(once)).toBe(once);
  });
});

describe("findInvisibles", () => {
  it("gives offsets in UTF-16 units behind flags and other wide characters", () => {
    const flag = "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}";
    expect(findInvisibles(`${flag}😀\u200B`).map((hit) => hit.index)).toEqual([flag.length + 2]);
  });
});

describe("stringsOf", () => {
  it("yields keys and strings in document order with escaped pointers", () => {
    expect([...stringsOf({ "a/b": ["x", 1, null], "c~": { d: "y" } })].map(({ pointer, text, kind }) => [pointer, text, kind])).toEqual([
      ["/a~1b", "a/b", "key"],
      ["/a~1b/0", "x", "value"],
      ["/c~0", "c~", "key"],
      ["/c~0/d", "d", "key"],
      ["/c~0/d", "y", "value"],
    ]);
  });
});
