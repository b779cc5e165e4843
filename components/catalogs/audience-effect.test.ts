import { expect, it } from "vitest";
import { audienceEffect } from "./audience-effect";

it.each([
  ["public", "public", "same"],
  ["public", "signed-in", "lose.signed-in"],
  ["public", "token", "lose.token"],
  ["signed-in", "public", "gain.public"],
  ["signed-in", "token", "lose.token"],
  ["token", "public", "gain.public"],
  ["token", "signed-in", "gain.signed-in"],
] as const)("from %s to %s: %s", (from, to, effect) => expect(audienceEffect(from, to)).toBe(effect));
