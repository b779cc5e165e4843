import { describe, expect, it } from "vitest";
import { storableTextSchema } from "./storable-text-schema";

describe("a text that can be stored", () => {
  it.each([
    ["plain text", true],
    ["", true],
    ["a pair of surrogates \u{1F600}", true],
    ["a control character \u0001", true],
    ["U+0000 \0", false],
    ["a high surrogate alone \ud83d", false],
    ["a low surrogate alone \ude00", false],
  ])("%j: %s", (text, storable) => {
    expect(storableTextSchema.safeParse(text).success).toBe(storable);
  });
});
