import { describe, expect, it } from "vitest";
import { createRateLimiter } from "./rate-limit";

describe("the rate limiter", () => {
  it("refuses from the first attempt beyond the limit until the window ends", () => {
    const limiter = createRateLimiter(2, 1000);
    expect([0, 1, 2, 999, 1000].map((now) => limiter.take("a", now))).toEqual([true, true, false, false, true]);
  });

  it("counts keys apart and forgets on demand", () => {
    const limiter = createRateLimiter(1, 1000);
    expect(limiter.take("a", 0)).toBe(true);
    expect(limiter.take("b", 0)).toBe(true);
    expect(limiter.take("a", 1)).toBe(false);
    limiter.forget("a");
    expect(limiter.take("a", 2)).toBe(true);
  });

  it("keeps limiting a key while a flood of others comes in", () => {
    const limiter = createRateLimiter(1, 1000);
    for (let index = 0; index < 9_000; index += 1) limiter.take(`flood ${index}`, 0);
    expect(limiter.take("a", 1)).toBe(true);
    for (let index = 0; index < 9_000; index += 1) limiter.take(`more ${index}`, 2);
    expect(limiter.take("a", 3)).toBe(false);
  });
});
