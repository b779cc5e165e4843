import { describe, expect, it } from "vitest";
import { safeLink, surfaceFacts } from "./detail-mapper";
import { surfaceOf } from "./version-changes";

describe("safeLink", () => {
  it.each([
    ["https://acme.example/docs", "https://acme.example/docs"],
    ["http://acme.example", null],
    ["javascript:alert(1)", null],
    ["data:text/html,<script>", null],
    ["https://user:secret@acme.example", null],
    ["not a url", null],
    [undefined, null],
  ])("%s becomes %s", (url, expected) => {
    expect(safeLink(url)).toBe(expected);
  });
});

describe("surfaceFacts", () => {
  it("tells undeclared tools from none", () => {
    expect(surfaceFacts(surfaceOf(null)).tools).toBeNull();
    expect(surfaceFacts(surfaceOf({ tools: [] })).tools).toEqual([]);
  });

  it("shows no invisible characters and believes the more dangerous of two annotations", () => {
    const inputSchema = { properties: { "to\u202E": { type: "string", description: "Whom.\u200B" } } };
    const surface = surfaceOf({ tools: [{ name: "help", description: "Helps.\u200B\u202E Now.", annotations: { readOnlyHint: true, destructiveHint: true }, inputSchema }] });
    const parameters = [{ name: "to", type: "string", required: false, description: "Whom." }];
    expect(surfaceFacts(surface).tools).toMatchObject([{ name: "help", description: "Helps. Now.", capability: "destructive", parameters }]);
  });
});
