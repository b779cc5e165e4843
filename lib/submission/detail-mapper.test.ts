import { describe, expect, it } from "vitest";
import { safeLink, surfaceFacts, surfaceOf } from "./detail-mapper";

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

  it("shows no invisible characters and never calls a read-only tool destructive", () => {
    const surface = surfaceOf({ tools: [{ name: "help", description: "Helps.\u200B\u202E Now.", annotations: { readOnlyHint: true, destructiveHint: true } }] });
    expect(surfaceFacts(surface).tools).toEqual([{ name: "help", description: "Helps. Now.", readOnly: true, destructive: false, inputSchema: null }]);
  });
});
