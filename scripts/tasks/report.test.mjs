import { expect, test } from "vitest";
import { duration, failures, heartbeat, table } from "./report.mjs";

test.each([
  [0, "0:00"],
  [59_499, "0:59"],
  [59_500, "1:00"],
  [3_600_000, "60:00"],
])("%i ms are said as %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test("the heartbeat tells what runs and for how long", () => {
  expect(heartbeat([{ name: "unit", begin: 60_000 }, { name: "types", begin: 0 }], 0, 75_000)).toBe("… 1:15  running: unit 0:15, types 1:15");
});

test("the table tells when each task ran and what came of it", () => {
  const results = [
    { name: "lint", begin: 1_000, end: 31_000, passed: 1, failed: 0 },
    { name: "chromium", begin: 1_000, end: 61_000, passed: 0, failed: 1, background: true },
    { name: "e2e", begin: 61_000, end: 91_000, passed: 3, failed: 2 },
  ];
  expect(table(results, 1_000).split("\n")).toEqual([
    "task       began    took  result",
    "lint        0:00    0:30  1 passed",
    "chromium    0:00    1:00  not prepared",
    "e2e         1:00    0:30  3 passed, 2 failed",
  ]);
});

test("the end of what failed is said once more, and nothing else", () => {
  const long = Array.from({ length: 100 }, (_, line) => `line ${line}`).join("\n");
  const said = failures([
    { name: "unit", passed: 9, failed: 0, output: "fine" },
    { name: "e2e", passed: 3, failed: 2, output: `${long}\n` },
    { name: "chromium", passed: 0, failed: 1, background: true, output: "no browser" },
  ]);
  expect(said).toContain("━━ e2e: what failed\nline 40\n");
  expect(said.trimEnd()).toMatch(/line 99$/);
  expect(said).not.toMatch(/fine|no browser|line 39/);
});
