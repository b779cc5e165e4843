import { describe, expect, it } from "vitest";
import type { Launch } from "./client-launches";
import { launchDiff } from "./launch-diff";

const launch = (words: string[], given: string[] = [], start: string[] = []): Launch => ({ clients: ["Cursor"], os: "linux", words, start, given, refusal: null });
const told = (before: Launch, now: Launch) => {
  const { words, given } = launchDiff(before, now);
  return [words, given].map((parts) => parts.map(({ kind, text }) => `${kind} ${text}`));
};

describe("the difference of two launches", () => {
  it.each<[string, Launch, Launch, string[], string[]]>([
    ["nothing", launch(["npx", "a"], ["KEY"]), launch(["npx", "a"], ["KEY"]), [], []],
    ["another argument", launch(["npx", "a@1"]), launch(["npx", "a@2"]), ["same npx", "removed a@1", "added a@2"], []],
    ["an argument that became two", launch(["sh", "a b"]), launch(["sh", "a", "b"]), ["same sh", "removed a b", "added a", "added b"], []],
    ["two arguments that became one", launch(["a", "b c", "d"]), launch(["a b", "c", "d"]), ["removed a", "removed b c", "added a b", "added c", "same d"], []],
    ["an empty argument", launch(["npx"]), launch(["npx", ""]), ["same npx", "added "], []],
    ["variables alone", launch(["npx"], ["OLD", "KEY"]), launch(["npx"], ["KEY", "NEW"]), [], ["removed OLD", "added NEW"]],
    ["another value of a variable", launch(["npx"], ["MODE=safe", "KEY=<KEY>"]), launch(["npx"], ["MODE=wild", "KEY=<KEY>"]), [], ["removed MODE=safe", "added MODE=wild"]],
    ["no more than that variables moved", launch(["npx"], ["A", "B"]), launch(["npx"], ["B", "A"]), [], []],
    ["a start where there was none", launch([]), launch(["npx"]), ["added npx"], []],
  ])("tells %s", (_what, before, now, words, given) => expect(told(before, now)).toEqual([words, given]));

  it("tells what is started beforehand apart from the address", () => {
    const reached = (port: string) => launch(["http://localhost:3000/mcp"], [], ["npx", "a", port]);
    expect(launchDiff(reached("3000"), reached("3001"))).toEqual({
      words: [],
      start: [{ kind: "same", text: "npx" }, { kind: "same", text: "a" }, { kind: "removed", text: "3000" }, { kind: "added", text: "3001" }],
      given: [],
    });
  });

  it("of very many arguments is told as a whole", () => {
    const many = (from: number) => launch(Array.from({ length: 500 }, (_, index) => String(from + index)));
    expect(launchDiff(many(0), many(1000)).words.map(({ kind }) => kind)).toEqual([...Array<string>(500).fill("removed"), ...Array<string>(500).fill("added")]);
  });
});
