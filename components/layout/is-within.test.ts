import { expect, it } from "vitest";
import { isWithin } from "./is-within";

it.each([
  ["/console", "/console", true],
  ["/console/queue", "/console", true],
  ["/consoles", "/console", false],
  ["/", "/console", false],
])("tells whether %s lies within %s", (pathname, base, expected) => {
  expect(isWithin(pathname, base)).toBe(expected);
});
