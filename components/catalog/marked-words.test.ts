import { describe, expect, it } from "vitest";
import { markedParts } from "./marked-words";

describe("the words of a search in the name of a tool", () => {
  it.each([
    ["create_issue", "issue", ["create_", "issue", ""]],
    ["create_issue", "Create an ISSUE", ["", "create", "_", "issue", ""]],
    ["searchIssues", "issue search", ["", "search", "", "Issue", "s"]],
    ["read_file", "weather", ["read_file"]],
    ["read_file", "", ["read_file"]],
    ["a.b", "a .* b", ["a.b"]],
    ["list_files", "file files", ["list_", "files", ""]],
    ["查询天气", "天气", ["查询", "天气", ""]],
  ])("of %s by %j", (name, search, parts) => expect(markedParts(name, search)).toEqual(parts));
});
