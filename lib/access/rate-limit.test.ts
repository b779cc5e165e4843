import { describe, expect, it } from "vitest";
import { createRateLimiter } from "./rate-limit";

describe("the rate limiter", () => {
  it("refuses from the first attempt beyond the limit until the window ends", () => {
    const limiter = createRateLimiter(2, 1000);
    expect([0, 1, 2, 999, 1000].map((now) => limiter.take("a", now).isAllowed)).toEqual([true, true, false, false, true]);
  });

  it("tells what is left, and when the window ends", () => {
    const limiter = createRateLimiter(2, 1000);
    expect(limiter.take("a", 0)).toEqual({ isAllowed: true, limit: 2, remaining: 1, resetMs: 1000 });
    expect(limiter.take("a", 300)).toEqual({ isAllowed: true, limit: 2, remaining: 0, resetMs: 700 });
    expect(limiter.take("a", 900)).toEqual({ isAllowed: false, limit: 2, remaining: 0, resetMs: 100 });
  });

  it("counts keys apart, gives back one attempt and forgets all on demand", () => {
    const limiter = createRateLimiter(1, 1000);
    expect(limiter.take("a", 0).isAllowed).toBe(true);
    expect(limiter.take("b", 0).isAllowed).toBe(true);
    limiter.giveBack("a");
    expect(limiter.take("a", 1).isAllowed).toBe(true);
    expect(limiter.take("a", 1).isAllowed).toBe(false);
    limiter.forget("a");
    expect(limiter.take("a", 2).isAllowed).toBe(true);
  });

  it("keeps limiting a key while a flood of others comes in", () => {
    const limiter = createRateLimiter(1, 1000);
    for (let index = 0; index < 9_000; index += 1) limiter.take(`flood ${index}`, 0);
    expect(limiter.take("a", 1).isAllowed).toBe(true);
    for (let index = 0; index < 9_000; index += 1) limiter.take(`more ${index}`, 2);
    expect(limiter.take("a", 3).isAllowed).toBe(false);
  });
});
