import { describe, expect, it } from "vitest";

import { searchRequestSchema } from "./search-schema";

describe("a search request", () => {
  it("needs nothing but a task", () => {
    expect(searchRequestSchema.parse({ task_description: " weather " })).toEqual({ task_description: "weather", top_k: 5, catalog: "default" });
  });

  it.each([["a list", ["a", "b"]], ["one text", "a,b"]])("takes key words as %s", (_form, key_words) => {
    expect(searchRequestSchema.parse({ task_description: "x", key_words }).key_words).toEqual(key_words);
  });

  it.each([
    ["no task", {}],
    ["a blank task", { task_description: "  " }],
    ["a task of 4001 characters", { task_description: "x".repeat(4001) }],
    ["top_k 0", { task_description: "x", top_k: 0 }],
    ["top_k 51", { task_description: "x", top_k: 51 }],
    ["top_k 1.5", { task_description: "x", top_k: 1.5 }],
  ])("is refused with %s", (_case, request) => {
    expect(searchRequestSchema.safeParse(request).success).toBe(false);
  });
});
