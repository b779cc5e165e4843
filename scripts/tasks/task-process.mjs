/** A task of a test run as a process of its own, with its output in a file: many run at once, and each is read whole. */
import { fork } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { setPriority } from "node:os";
import path from "node:path";
import { root } from "../process.mjs";

const LOGS = path.join(root, "node_modules/.cache/gatehouse-test");
const LOW_PRIORITY = 10;
/** Databases and servers are to stop in good order; what has not ended by then is killed. */
const STOP_WITHIN_MS = 20_000;

/**
 * Starts `scripts/test-task.mjs NAME`.
 *
 * @param {import("./schedule.mjs").Task} task
 * @returns {{ ended: Promise<{ passed: number, failed: number }>, output(): string, stop(): void }} `ended` never rejects:
 *   a process that ends without a word has failed once
 */
export function startTask({ name, background = false }) {
  mkdirSync(LOGS, { recursive: true });
  const logFile = path.join(LOGS, `${name.replaceAll(" ", "-")}.log`);
  const log = openSync(logFile, "w");
  // A group of its own: whatever the task started ends with it.
  const child = fork(path.join(root, "scripts/test-task.mjs"), [name], { cwd: root, detached: true, stdio: ["ignore", log, log, "ipc"] });
  closeSync(log);
  if (background && child.pid !== undefined) setPriority(child.pid, LOW_PRIORITY);
  let counts = { passed: 0, failed: 1 };
  child.on("message", (message) => (counts = message));
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve(counts));
    child.once("close", () => resolve(counts));
  });
  return { ended, output: () => readFileSync(logFile, "utf8"), stop: () => stop(child) };
}

function stop(child) {
  signal(child, "SIGINT");
  const timer = setTimeout(() => signal(child, "SIGKILL"), STOP_WITHIN_MS);
  child.once("close", () => clearTimeout(timer));
}

function signal({ pid }, name) {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // All of them have ended already.
  }
}
