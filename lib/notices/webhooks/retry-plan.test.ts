import { describe, expect, it } from "vitest";
import { retryMs } from "./retry-plan";

describe("retryMs", () => {
  it.each([
    [1, 1, 0, 5_000],
    [2, 1, 0, 10_000],
    [2, 0, 0, 5_000],
    [11, 1, 0, 3_600_000],
    [1_000, 1, 0, 3_600_000],
    [1, 0, 60_000, 60_000],
    [1, 0, 86_400_000, 3_600_000],
  ])("after %d failures with chance %d and %d ms asked for: %d ms", (failures, chance, asked, ms) => expect(retryMs(failures, chance, asked)).toBe(ms));
});
