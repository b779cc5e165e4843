import { describe, expect, it } from "vitest";
import { next } from "./schedule.mjs";

const names = (tasks) => tasks.map(({ name }) => name);
const started = (tasks, states = {}, cores = 2) => names(next(tasks, new Map(Object.entries(states)), cores).start);
const dropped = (tasks, states) => names(next(tasks, new Map(Object.entries(states)), 2).drop);

describe("what starts", () => {
  it("is what comes first and fits on the cores", () => {
    const tasks = [{ name: "a" }, { name: "b" }, { name: "c" }];
    expect(started(tasks)).toEqual(["a", "b"]);
    expect(started(tasks, {}, 3)).toEqual(["a", "b", "c"]);
    expect(started(tasks, { a: "running", b: "passed" })).toEqual(["c"]);
    expect(started(tasks, { a: "passed", b: "failed", c: "passed" })).toEqual([]);
  });

  it("overtakes what is too heavy beside what runs", () => {
    const tasks = [{ name: "a", load: 1.5 }, { name: "b", load: 1 }, { name: "c", load: 0.5 }];
    expect(started(tasks)).toEqual(["a", "c"]);
  });

  it("is one at least, however heavy", () => {
    expect(started([{ name: "a", load: 5 }, { name: "b", load: 0.1 }])).toEqual(["a"]);
    expect(started([{ name: "a", load: 5 }], {}, 1)).toEqual(["a"]);
  });

  it("waits for what it comes after, however that ends, and for what it needs until that has passed", () => {
    const tasks = [{ name: "a" }, { name: "b", after: ["a"] }, { name: "c", needs: ["a"] }];
    expect(started(tasks, { a: "running" }, 9)).toEqual([]);
    expect(started(tasks, { a: "passed" }, 9)).toEqual(["b", "c"]);
    expect(started(tasks, { a: "failed" }, 9)).toEqual(["b"]);
  });

  it("does not wait for what was not chosen", () => {
    expect(started([{ name: "b", after: ["a"], needs: ["a"] }])).toEqual(["b"]);
  });

  it("keeps apart what must not run together, whichever of the two says so", () => {
    const tasks = [{ name: "a", load: 0.1 }, { name: "b", load: 0.1, apart: ["a"] }, { name: "c", load: 0.1, apart: ["b"] }];
    expect(started(tasks)).toEqual(["a", "c"]);
    expect(started(tasks, { a: "passed", b: "running" })).toEqual([]);
    expect(started(tasks, { a: "passed", c: "running" })).toEqual([]);
  });

  it("prepares beside all else, three things at once", () => {
    const background = ["p", "q", "r", "s"].map((name) => ({ name, background: true }));
    expect(started([{ name: "a", load: 2 }, ...background])).toEqual(["a", "p", "q", "r"]);
    expect(started([{ name: "a", load: 2 }, ...background], { a: "running", p: "passed", q: "running" })).toEqual(["r", "s"]);
  });
});

describe("what is dropped", () => {
  const tasks = [{ name: "a" }, { name: "b", needs: ["a"] }, { name: "c", needs: ["b"] }, { name: "d", after: ["a"] }];

  it("is what needs something that failed or was dropped", () => {
    expect(dropped(tasks, { a: "running" })).toEqual([]);
    expect(dropped(tasks, { a: "failed" })).toEqual(["b"]);
    expect(dropped(tasks, { a: "failed", b: "dropped" })).toEqual(["c"]);
  });
});
