import { describe, expect, it } from "vitest";
import { toolCapability } from "./tool-capability";

describe("toolCapability", () => {
  it.each([
    [undefined, "unknown"],
    [{}, "unknown"],
    [{ readOnlyHint: "yes" }, "unknown"],
    [{ openWorldHint: true }, "unknown"],
    [{ readOnlyHint: true }, "read-only"],
    [{ readOnlyHint: true, destructiveHint: false }, "read-only"],
    [{ readOnlyHint: false, destructiveHint: false }, "writes"],
    [{ destructiveHint: false }, "writes"],
    [{ destructiveHint: true }, "destructive"],
    [{ readOnlyHint: false }, "destructive"],
    [{ readOnlyHint: true, destructiveHint: true }, "destructive"],
  ] as const)("reads %o as %s", (annotations, expected) => {
    expect(toolCapability(annotations)).toBe(expected);
  });
});
