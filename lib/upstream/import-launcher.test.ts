import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { importDelayMs, ImportProcesses, type LauncherOptions } from "./import-launcher";

/** More often than a process was once begun again. */
const TURNS = 6;
let folder: string;
let processes: ImportProcesses | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "gatehouse-launcher-"));
});
afterEach(async () => {
  await processes?.stop();
  rmSync(folder, { recursive: true });
});

/** Processes that note that they ran, and do `then`. */
function givenProcesses(then: string, nextStep: LauncherOptions["nextStep"], delayMs = 1) {
  const notes = path.join(folder, "notes");
  const program = path.join(folder, "program.cjs");
  writeFileSync(program, `require("node:fs").appendFileSync(${JSON.stringify(notes)}, process.argv.at(-1) + "\\n");${then}`);
  const errors: string[] = [];
  const options = { program, databaseUrl: "postgres://none", environment: { NODE_ENV: "test" as const }, nextStep, delayMs: () => delayMs };
  processes = new ImportProcesses({ ...options, onError: ({ message }) => void errors.push(message) });
  // Whole lines only: the file is there before what is noted in it.
  const runs = () => (existsSync(notes) ? readFileSync(notes, "utf8").split("\n").slice(0, -1) : []);
  return { processes, errors, runs };
}

const atMost = { timeout: 20_000, interval: 20 };

describe("an import whose process dies", () => {
  test("is begun again for as long as it is running, and not after", async () => {
    const { processes, runs } = givenProcesses("process.exit(1)", () => Promise.resolve(runs().length < TURNS ? "run" : "none"));
    processes.launch("abc");
    await vi.waitFor(() => expect(runs()).toHaveLength(TURNS), atMost);
    await pause(50);
    expect(runs()).toEqual(Array.from({ length: TURNS }, () => "abc"));
  });

  test("is begun again also when the database cannot say whether it is running", async () => {
    let asked = 0;
    const { processes, errors, runs } = givenProcesses("", () => {
      asked += 1;
      if (asked < TURNS) return Promise.reject(new Error("away"));
      return Promise.resolve(asked === TURNS ? "run" : "none");
    });
    processes.launch("abc");
    await vi.waitFor(() => expect(asked).toBe(TURNS + 1), atMost);
    expect(runs()).toEqual(["abc"]);
    expect(errors).toEqual(Array.from({ length: TURNS - 1 }, () => "away"));
  });

  test("is left to the next start once the server stops, at once although the next turn is an hour away", async () => {
    const { processes, errors, runs } = givenProcesses("process.exit(1)", () => Promise.resolve("run"), 3_600_000);
    processes.launch("abc");
    await vi.waitFor(() => expect(errors).toHaveLength(1), atMost);
    await processes.stop();
    processes.launch("abc");
    await pause(50);
    expect(runs()).toEqual(["abc"]);
  });
});

test("an import that waits for another machine has no process here until it does not any more", async () => {
  let asked = 0;
  const { processes, errors, runs } = givenProcesses("", () => Promise.resolve((asked += 1) < TURNS ? "wait" : runs().length === 0 ? "run" : "none"));
  processes.launch("abc");
  await vi.waitFor(() => expect(asked).toBeGreaterThan(TURNS), atMost);
  expect(runs()).toEqual(["abc"]);
  expect(errors).toEqual(["import abc waits for the server that has its file"]);
});

test("an import has one process, however often it is launched", async () => {
  const { processes, runs } = givenProcesses("setInterval(() => undefined, 1000)", () => Promise.resolve("run"));
  for (let n = 0; n < 3; n += 1) processes.launch("abc");
  await vi.waitFor(() => expect(runs()).toHaveLength(1), atMost);
  await processes.stop();
  expect(runs()).toEqual(["abc"]);
});

test("the turns come ever more slowly, but never more than 30 s apart", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 5_000].map(importDelayMs)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});
