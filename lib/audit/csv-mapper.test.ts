import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditCsvHead, auditCsvLine, csvCell } from "./csv-mapper";

/** The cells of one line, read as RFC 4180 says. */
function cellsOf(text: string): string[] {
  return [...text.replace(/\r\n$/, "").matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

const ENTRY = {
  seq: 7, at: "2026-01-01T00:00:00.000Z", actorId: null, actor: "Ada", authn: "session", action: "review.vote", object: "io.example/a", objectIds: ["a", "b"],
  before: null, after: '{"x":"1,2"}', reason: '=HYPERLINK("http://evil.example")', ip: null, requestId: null, prevHash: "0", hash: "f",
};

describe("the CSV of the record", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "＋1", "－1", "＠x"])("begins no cell with what a spreadsheet runs: %j", (text) => {
    expect(cellsOf(csvCell(text))).toEqual([`'${text}`]);
  });

  it("runs nothing, whatever strangers wrote, and loses nothing of it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const [cell = ""] = cellsOf(csvCell(text));
        expect(cell.replace(/^'/, "")).toBe(text.replace(/^'/, ""));
        expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }),
    );
  });

  it("has as many cells in each line as in its head", () => {
    const [head, line] = [cellsOf(auditCsvHead().slice(1)), cellsOf(auditCsvLine(ENTRY))];
    expect(line).toHaveLength(head.length);
    expect(Object.fromEntries(head.map((name, index) => [name, line[index]]))).toMatchObject({ seq: "7", objectIds: "a b", after: '{"x":"1,2"}', reason: `'${ENTRY.reason}`, before: "" });
    expect(auditCsvHead().startsWith("\uFEFF")).toBe(true);
  });
});
