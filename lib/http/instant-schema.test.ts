import { describe, expect, it } from "vitest";
import { instantSchema } from "./instant-schema";

describe("a time from outside", () => {
  it.each([
    ["2026-02-28T23:59:59Z", true],
    ["0001-01-01T00:00:00Z", true],
    ["9999-12-31T23:59:59.999Z", true],
    ["2026-02-30T00:00:00Z", false],
    ["0000-06-01T00:00:00Z", false],
    ["0001-01-01T00:00:00+01:00", false],
    ["9999-12-31T23:59:59-01:00", false],
    ["2026-01-01", false],
  ])("%s: %s", (text, accepted) => expect(instantSchema.safeParse(text).success).toBe(accepted));
});
