import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineStarts, positionIn } from "./text-lines";

describe("a position in lines and columns", () => {
  it("is that of the text before it, cut at the line breaks of any system", () => {
    const text = fc.array(fc.constantFrom("a", "😀", "\n", "\r\n", "\r"), { maxLength: 40 }).map((parts) => `${parts.join("")}.`);
    fc.assert(
      fc.property(text, (written) => {
        const starts = lineStarts(written);
        for (const { index } of written.matchAll(/[^\n\r]/g)) {
          const lines = written.slice(0, index).split(/\r\n?|\n/);
          expect(positionIn(starts, index)).toEqual({ line: lines.length, column: (lines.at(-1) ?? "").length + 1 });
        }
      }),
    );
  });

  it("is found among a quarter of a million lines by looking at twenty at most", () => {
    let looks = 0;
    const starts = new Proxy(lineStarts("\n".repeat(250_000)), {
      get: (lines, key): unknown => {
        if (key !== "length") looks += 1;
        return Reflect.get(lines, key);
      },
    });
    expect(positionIn(starts, 123_456)).toEqual({ line: 123_457, column: 1 });
    expect(looks).toBeLessThanOrEqual(20);
  });
});
