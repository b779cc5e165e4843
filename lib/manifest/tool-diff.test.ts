import { describe, expect, it } from "vitest";
import { diffTools } from "./tool-diff";

const read = { name: "read", description: "Reads." };
const write = { name: "write", description: "Writes.", annotations: { readOnlyHint: false } };

describe("diffTools", () => {
  it("says nothing of tools that only moved", () => {
    expect(diffTools([read, write], [write, read])).toEqual([]);
  });

  it("names a tool that came and one that went", () => {
    expect(diffTools([read], [write])).toEqual([
      { kind: "added", name: "write", after: write },
      { kind: "removed", name: "read", before: read },
    ]);
  });

  it.each([
    ["a word of its description", { ...write, description: "Writes!" }],
    ["an invisible character", { ...write, description: "Writes.\u200b" }],
    ["an annotation", { ...write, annotations: { readOnlyHint: true } }],
    ["its schema", { ...write, inputSchema: { type: "object" } }],
  ])("notices a change of %s", (_, after) => {
    expect(diffTools([write], [after])).toEqual([{ kind: "changed", name: "write", before: write, after }]);
  });
});
