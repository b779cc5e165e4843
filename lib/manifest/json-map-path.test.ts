import { describe, expect, it } from "vitest";
import { mapJson, type MappedValue } from "./json-map";
import { descend } from "./json-map-path";

/** What of the text a path leads to, and what is left of the path. */
function reached(text: string, path: string): [string, string] {
  const { value, rest } = descend(mapJson(text), path);
  return [text.slice(value.start, value.end), rest];
}

describe("a path in the map of a text", () => {
  it.each([
    ["a key and an entry", '{"a":[1,{"b":2}]}', "a[1].b", "2", ""],
    ["an entry of a list in a list", "[[1],[2,3]]", "[1][0]", "2", ""],
    ["the longest key that fits", '{"a":{"b":1},"a.b":2}', "a.b", "2", ""],
    ["a key that looks like an entry", '{"a":{"[0]":1}}', "a.[0]", "1", ""],
    ["as far as the text goes", '{"a":{"b":1}}', "a.c.d", '{"b":1}', "c.d"],
    ["no entry that the list does not have", '{"a":[1]}', "a[1].b", "[1]", "[1].b"],
    ["no key that only begins alike", '{"a":1}', "ab", '{"a":1}', "ab"],
    ["nothing in a scalar", '{"a":1}', "a.b", "1", "b"],
  ])("leads to %s", (_what, text, path, value, rest) => {
    expect(reached(text, path)).toEqual([value, rest]);
  });

  it("asks a list for one entry, whatever its length", () => {
    const asked: string[] = [];
    class Entries extends Map<string, MappedValue> {
      override get(key: string) {
        asked.push(key);
        return super.get(key);
      }
      override [Symbol.iterator](): never {
        throw new Error("went through a list");
      }
    }
    const entry = { start: 1, end: 2 };
    const list = { start: 0, end: 9, isList: true, children: new Entries().set("4", entry) };
    expect([descend(list, "[4].src"), asked]).toEqual([{ value: entry, rest: "src" }, ["4"]]);
  });
});
