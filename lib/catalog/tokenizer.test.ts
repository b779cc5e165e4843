import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { termsOf, tokenize } from "./tokenizer";

describe("the tokenizer (search.md §4.3, finding 5)", () => {
  it.each([
    ["splits camelCase, snake_case and acronyms", "createIssue list_pull_requests HTTPServerPort", ["creat", "issu", "list", "pull", "request", "http", "port"]],
    ["stems English words", "forecasting forecasts forecast", ["forecast", "forecast", "forecast"]],
    ["cuts CJK into pairs and keeps a single character", "查询天气 雨", ["查询", "询天", "天气", "雨"]],
    ["separates scripts that touch", "天气API数据", ["天气", "api", "数据"]],
    ["folds compatibility forms", "ＡＰＩ ﬁle", ["api", "file"]],
    ["drops words that tell nothing", "please help me with the MCP server", []],
    ["keeps numbers", "s3 2026", ["s3", "2026"]],
  ])("%s", (_guarantee, text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it("remembers the word a term came from", () => {
    expect(tokenize("Forecasts")).toEqual([{ term: "forecast", word: "forecasts" }]);
  });

  it("never fails and never gives an empty term", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      for (const term of termsOf(text)) expect(term).not.toBe("");
    }));
  });
});
