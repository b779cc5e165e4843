import { describe, expect, it } from "vitest";
import { excerpt, findInvisibles, indexOfControl } from "@/lib/checks/unicode";
import { hiddenParts, spelledOut } from "./hidden-text";

const shown = (text: string) => hiddenParts(text).map((part, index) => (index % 2 === 0 ? part : spelledOut(part))).join("");

/** Every code point there is, halves of surrogate pairs too. */
const EVERY = Array.from({ length: 0x110000 }, (_, codePoint) => String.fromCodePoint(codePoint));
const LAYOUT = ["\t", "\n", "\r"];

describe("hidden text", () => {
  it("is spelled out wherever it stands", () => {
    expect(shown("a\u200bb\u{e0041}\u180bc")).toBe("a⟦U+200B⟧b⟦U+E0041⟧⟦U+180B⟧c");
  });

  it.each(["plain text", "两个词", "naïve café", "tabs\tand\r\nlines", "emoji 🙂 and नमस्ते"])("leaves %j as it is", (text) => expect(shown(text)).toBe(text));

  it("leaves out no character that a check finds or spells out", () => {
    const found = EVERY.filter((point) => findInvisibles(point).length > 0 || indexOfControl(point) >= 0 || excerpt(point) !== point);
    expect(found.length).toBeGreaterThan(4000);
    expect(found.filter((point) => !LAYOUT.includes(point) && shown(point) === point)).toEqual([]);
  });

  it("spells out nothing that a check would show as it is, but private use", () => {
    const hidden = EVERY.filter((point) => shown(point) !== point && !/\p{Co}/u.test(point));
    expect(hidden.filter((point) => excerpt(point) === point)).toEqual([]);
  });
});
