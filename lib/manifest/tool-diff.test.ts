import { describe, expect, it } from "vitest";
import { diffTools, toolFieldChanges } from "./tool-diff";

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
    expect(diffTools([write], [after])).toMatchObject([{ kind: "changed", name: "write", before: write, after }]);
  });
});

describe("the fields of a changed tool", () => {
  const base = { name: "read", description: "Reads a file.", annotations: { readOnlyHint: true }, inputSchema: { type: "object" } };
  const same = { annotations: [], doesMore: false };

  it.each([
    ["nothing", {}, same],
    ["its text", { description: "Reads it." }, { ...same, description: { before: "Reads a file.", after: "Reads it." } }],
    [
      "an annotation that was flipped",
      { annotations: { readOnlyHint: false, destructiveHint: true } },
      {
        annotations: [{ name: "readOnlyHint", before: true, after: false }, { name: "destructiveHint", before: undefined, after: true }],
        capability: { before: "read-only", after: "destructive" },
        doesMore: true,
      },
    ],
  ])("tells %s", (_what, change, expected) => expect(toolFieldChanges(base, { ...base, ...change })).toEqual(expected));

  it("tells its schema line by line", () => {
    expect(toolFieldChanges(base, { ...base, inputSchema: {} }).rest).toContainEqual({ kind: "added", text: '  "inputSchema": {}' });
  });

  it.each([
    ["writes", { destructiveHint: false }, true],
    ["says nothing", {}, true],
    ["still only reads", { readOnlyHint: true, title: "x" }, false],
  ])("say that one that %s may do more than one that only reads", (_what, annotations, more) => {
    expect(toolFieldChanges(base, { ...base, annotations }).doesMore).toBe(more);
  });
});
