import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStrictJson } from "./strict-json";

const referenceOf = (raw: Uint8Array | string) => {
  const result = parseStrictJson(raw);
  return result.ok ? null : result.issue.reference;
};
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const keys = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":0`).join(",")}}`;

describe("parseStrictJson", () => {
  it.each([
    ["a duplicate key", '{"a":1,"a":2}', "json-duplicate-key"],
    ["a duplicate key behind an escape", '{"a":1,"\\u0061":2}', "json-duplicate-key"],
    ["a duplicate of an inherited name", '{"toString":1,"toString":2}', "json-duplicate-key"],
    ["__proto__", '{"__proto__":{}}', "json-forbidden-key"],
    ["an escaped __proto__", '{"\\u005f_proto__":{}}', "json-forbidden-key"],
    ["constructor", '{"a":[{"constructor":1}]}', "json-forbidden-key"],
    ["prototype", '{"prototype":1}', "json-forbidden-key"],
    ["an unsafe integer", "9007199254740993", "json-unsafe-integer"],
    ["an unsafe integer in exponent form", "1e17", "json-unsafe-integer"],
    ["a negative unsafe integer", "-9007199254740992", "json-unsafe-integer"],
    ["a number beyond all bounds", "1e400", "json-non-finite-number"],
    ["an escaped lone surrogate", '"\\ud800"', "json-lone-surrogate"],
    ["a lone surrogate in a key", '{"\\udc00":1}', "json-lone-surrogate"],
    ["a raw lone surrogate", '"\ud800"', "json-lone-surrogate"],
    ["U+0000", '"a\\u0000b"', "json-nul-character"],
    ["a byte order mark", "\uFEFF{}", "json-byte-order-mark"],
    ["data after the value", "{} {}", "json-trailing-data"],
    ["65 levels", nested(65), "json-too-deep"],
    ["5001 keys", keys(5001), "json-too-many-keys"],
    ["5001 entries of lists", JSON.stringify({ a: Array(2500).fill(1), b: Array(2501).fill(1) }), "json-too-many-entries"],
    ["more than 256 KiB", JSON.stringify("a".repeat(256 * 1024)), "json-too-large"],
    ["more than 256 KiB of UTF-8 in fewer characters", JSON.stringify("ä".repeat(140 * 1024)), "json-too-large"],
    ["an endless nesting", "[".repeat(200_000), "json-too-deep"],
    ["nothing", "", "json-syntax-error"],
    ["a trailing comma", "[1,]", "json-syntax-error"],
    ["a leading zero", "01", "json-trailing-data"],
    ["NaN", "NaN", "json-syntax-error"],
    ["a raw line break in a string", '"a\nb"', "json-syntax-error"],
    ["an unfinished escape", '"\\u12"', "json-syntax-error"],
  ])("refuses %s", (_what, raw, reference) => {
    expect(referenceOf(raw)).toBe(reference);
  });

  it("refuses bytes that are not UTF-8 and a byte order mark in bytes", () => {
    expect(referenceOf(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))).toBe("json-invalid-utf8");
    expect(referenceOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toBe("json-byte-order-mark");
  });

  it.each([nested(64), keys(5000), JSON.stringify(Array(5000).fill(1)), "9007199254740991", '{"a":{"k":1},"b":{"k":2}}', '"\\ud83d\\ude00"', " \t\r\n1.5e3 ", "-0"])(
    "accepts what is just within the limits: %#",
    (raw) => {
      const result = parseStrictJson(raw);
      expect(result).toEqual({ ok: true, value: JSON.parse(raw), text: raw });
    },
  );

  it("names line and column of a fault", () => {
    expect(parseStrictJson('{\n  "a": 1,\n  "a": 2\n}')).toMatchObject({ ok: false, issue: { type: "json", path: "3:3", severity: "error" } });
  });

  it("obeys other limits for other bodies", () => {
    const long = JSON.stringify("a".repeat(300 * 1024));
    expect(parseStrictJson(long, { maxBytes: 1 << 20 }).ok).toBe(true);
    expect(parseStrictJson("[[1]]", { maxDepth: 1 }).ok).toBe(false);
  });

  it("reads every text JSON.stringify writes just as JSON.parse does, unless a rule above forbids it", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const result = parseStrictJson(text);
        if (result.ok) expect(result.value).toEqual(JSON.parse(text));
        else expect(result.issue.reference).toMatch(/^json-(unsafe-integer|forbidden-key|nul-character|lone-surrogate)$/);
      }),
    );
  });

  it("accepts no text that JSON.parse refuses", () => {
    const fragments = fc.constantFrom("{", "}", "[", "]", ",", ":", '"', '"a"', "1", "-", ".5", "e9", "true", "nul", "\\u0", " ", "0");
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        if (parseStrictJson(text).ok) expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
