import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "./pagination";

const cursorOf = (json: string) => Buffer.from(json).toString("base64url");

describe("a cursor", () => {
  it("leads back to where it was made", () => {
    expect(decodeCursor(z.string(), encodeCursor("io.example/ä"))).toBe("io.example/ä");
    expect(decodeCursor(z.string(), undefined)).toBeUndefined();
  });

  it.each([
    ["U+0000, escaped", cursorOf(String.raw`"a\u0000"`)],
    ["U+0000 as it is", cursorOf('"a\0"')],
    ["a lone surrogate", cursorOf(String.raw`"\ud800"`)],
    ["another shape", cursorOf("1")],
    ["no JSON", cursorOf("{")],
    ["a hundred thousand levels", cursorOf("[".repeat(100_000))],
    ["no UTF-8", Buffer.from([0x22, 0xff, 0x22]).toString("base64url")],
  ])("with %s is refused as invalid_request", (_what, cursor) => {
    expect(() => decodeCursor(z.string(), cursor)).toThrow(expect.objectContaining({ code: "invalid_request" }));
  });
});
