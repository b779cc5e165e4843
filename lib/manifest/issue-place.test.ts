import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IssuePlace, issuePlaces } from "./issue-place";
import { readManifest } from "./read";
import type { ManifestIssue } from "./schema";

const TEXT = `{
  "$schema": "https://example.com/none",
  "name": "acme",
  "packages": [
    { "registryType": "npm", "transport": { "type": "sse", "url": "ftp://h", "cwd": 1 } },
    "none"
  ],
  "_meta": { "com.example/x.y": {} }
}`;

/** What an editor selects there. */
function marked(text: string, place: IssuePlace | undefined): string | undefined {
  if (place === undefined) return undefined;
  const lines = text.split(/\r\n?|\n/).map((line, index) => line.slice(index + 1 === place.line ? place.column - 1 : 0, index + 1 === place.endLine ? place.endColumn - 1 : undefined));
  return lines.slice(place.line - 1, place.endLine).join("\n");
}
const issue = (path: string, fields: Partial<ManifestIssue> = {}): ManifestIssue => ({ type: "schema", path, message: "", severity: "error", reference: "…/required", ...fields });
const placeOf = (path: string, fields?: Partial<ManifestIssue>) => issuePlaces(TEXT, [issue(path, fields)])[0];

describe("the place of an issue", () => {
  it.each([
    ["a scalar", "name", {}, 3, '"acme"'],
    ["an entry of a list", "packages[1]", {}, 6, '"none"'],
    ["a scalar far down", "packages[0].transport.url", {}, 5, '"ftp://h"'],
    ["an object, by its key", "packages[0].transport", {}, 5, '"transport"'],
    ["an object in a list, by its bracket", "packages[0]", {}, 5, "{"],
    ["an unexpected property, by its key", "packages[0].transport.cwd", { reference: "…/additionalProperties" }, 5, '"cwd"'],
    ["a key with dots", "_meta.com.example/x.y", {}, 8, '"com.example/x.y"'],
    ["$schema, as the official rules call it", "schema", { type: "semantic" as const }, 2, '"https://example.com/none"'],
    ["what is missing, by what it is missing in", "packages[0].transport.headers[0].name", {}, 5, '"transport"'],
    ["a missing property of the document", "", {}, 1, "{"],
    ["a property that is missing at the top", "schema", {}, 1, "{"],
  ])("is that of %s", (_what, path, fields, line, selected) => {
    const place = placeOf(path, fields);
    expect([place?.line, marked(TEXT, place)]).toEqual([line, selected]);
  });

  it.each([
    ["an unexpected character", '{\n  "a": 1;\n}', 2, ";"],
    ["a key used twice", '{\n  "a": 1,\n  "a": 2 }', 3, '"a"'],
    ["a number out of range", "[\n\n 1e999]", 3, "1e999"],
    ["a line break in a text", '{ "a": "x\n" }', 1, ""],
    ["the end of the text", '{\n  "a": 1', 2, ""],
    ["line breaks of other systems", '{\r\n  "a": 1,\r  nul }', 3, "nul"],
  ])("of a text that is no JSON is that of %s", (_what, text, line, selected) => {
    const [place] = issuePlaces(text, readManifest(text).issues);
    expect([place?.line, marked(text, place)]).toEqual([line, selected]);
  });

  it("is none where the text as a whole is refused", () => {
    const text = `${" ".repeat(300_000)}{}`;
    expect(issuePlaces(text, readManifest(text).issues)).toEqual([undefined]);
  });

  it("is a part of the text, whatever the text is", () => {
    const key = fc.constantFrom("$schema", "name", "packages", "transport", "type", "url", "a.b", "[0]", "");
    const { tree } = fc.letrec((tie) => ({ tree: fc.oneof({ depthSize: "small" }, fc.string(), fc.integer(), fc.array(tie("tree")), fc.dictionary(key, tie("tree"))) }));
    const anyText = fc.oneof(fc.tuple(tree, fc.constantFrom(0, 2)).map(([value, indent]) => JSON.stringify(value, null, indent)), fc.string());
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = text.split(/\r\n?|\n/);
        for (const place of issuePlaces(text, readManifest(text).issues)) {
          if (place === undefined) continue;
          expect(place.line).toBeLessThanOrEqual(place.endLine);
          expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? "").length + 1);
          expect(place.endColumn).toBeLessThanOrEqual((lines[place.endLine - 1] ?? "").length + 1);
        }
      }),
    );
  });

  it("is looked for a hundred times at most, however many faults a hostile text has", () => {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: 4900 }, (_, index) => [`k${index}`, 1])), null, 1);
    const { issues } = readManifest(text);
    expect([issues.length > 4900, issuePlaces(text, issues).length]).toEqual([true, 100]);
  });

  it("is right after a quarter of a million lines, and in a list of a hundred thousand entries", () => {
    const lines = `${"\r\n\r\n\n".repeat(50_000)}{ "icons": [\n`;
    const far = `${lines}${Array.from({ length: 100 }, (_, index) => ` { "src": ${index} }`).join(",\r")}] }`;
    const places = issuePlaces(far, Array.from({ length: 100 }, (_, index) => issue(`icons[${index}].src`)));
    expect(places.map((place) => [place?.line, place?.column, place?.endColumn])).toEqual(Array.from({ length: 100 }, (_, index) => [150_002 + index, 11, index < 10 ? 12 : 13]));
    const long = `{"icons":[${"1,".repeat(99_999)}23]}`;
    expect(issuePlaces(long, [issue("icons[99999]"), issue("icons[0]"), issue("icons[100000]")])).toEqual([
      { line: 1, column: 11 + 199_998, endLine: 1, endColumn: 13 + 199_998 },
      { line: 1, column: 11, endLine: 1, endColumn: 12 },
      { line: 1, column: 2, endLine: 1, endColumn: 9 },
    ]);
  });
});
