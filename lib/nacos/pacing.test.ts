import { describe, expect, it } from "vitest";
import { backoffMs, breakerMs } from "./breaker";
import { Pace } from "./pace";

describe("back-off", () => {
  it("grows with each attempt to a minute, and is anything up to that", () => {
    expect([0, 1, 2, 7, 50].map((attempts) => backoffMs(attempts, 1))).toEqual([500, 1000, 2000, 60_000, 60_000]);
    expect(backoffMs(5, 0)).toBe(0);
    expect(backoffMs(5, 0.5)).toBe(8000);
  });
});

describe("the breaker", () => {
  it("opens at the third failure in a row and rests longer each time", () => {
    expect([1, 2, 3, 4, 30].map((failures) => breakerMs(failures, 1))).toEqual([0, 0, 4000, 8000, 60_000]);
    expect(breakerMs(30, 0)).toBe(30_000);
  });
});

describe("the pace of writes", () => {
  it("spaces them evenly, and lets what takes something away pass", async () => {
    let now = 0;
    const waits: number[] = [];
    const pace = new Pace(5, async (ms) => { waits.push(ms); now += ms; }, () => now);
    await pace.turn(false);
    await pace.turn(true);
    await pace.turn(false);
    await pace.turn(true);
    now += 1000;
    await pace.turn(false);
    expect(waits).toEqual([200]);
  });
});
