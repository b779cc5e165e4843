import { describe, expect, it } from "vitest";
import type { ToolFact } from "@/lib/submission/detail-schema";
import { countCapabilities, filterTools } from "./tool-filter";

const tool = (name: string, fields: Partial<ToolFact> = {}): ToolFact => ({ name, description: "", capability: "unknown", parameters: [], inputSchema: null, ...fields });
const tools = [
  tool("read_file", { description: "Reads a file", capability: "read-only", parameters: [{ name: "path", type: "string", required: true, description: "" }] }),
  tool("delete_file", { capability: "destructive" }),
  tool("天气查询", { description: "查询天气" }),
];
const namesOf = (q: string, capability: ToolFact["capability"] | null = null) => filterTools(tools, { q, capability }).map(({ name }) => name);

describe("filterTools", () => {
  it.each([
    ["", ["read_file", "delete_file", "天气查询"]],
    ["FILE", ["read_file", "delete_file"]],
    ["file path", ["read_file"]],
    ["天气", ["天气查询"]],
    ["ｆｉｌｅ　read", ["read_file"]],
    ["nothing", []],
  ])("finds for %o the tools %o", (q, expected) => {
    expect(namesOf(q)).toEqual(expected);
  });

  it("keeps only what the chosen mark says", () => {
    expect(namesOf("file", "destructive")).toEqual(["delete_file"]);
  });
});

it("counts capabilities from the most dangerous on and leaves out what nobody does", () => {
  expect(countCapabilities(tools)).toEqual([
    { capability: "destructive", count: 1 },
    { capability: "read-only", count: 1 },
    { capability: "unknown", count: 1 },
  ]);
});
