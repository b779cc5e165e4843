/** Runs the tasks of a test run, several at a time, and prints each one's output whole when it has ended. */
import { duration, heartbeat } from "./report.mjs";
import { next } from "./schedule.mjs";
import { startTask } from "./task-process.mjs";

const HEARTBEAT_MS = 60_000;

/**
 * Runs all tasks to their end; SIGINT and SIGTERM end those that run and start no more.
 *
 * @param {import("./schedule.mjs").Task[]} tasks in order of importance
 * @param {number} cores of this machine
 * @returns {Promise<{ name: string, background?: boolean, begin: number, end: number, passed: number, failed: number, output: string }[]>}
 *   in the order in which they ended, without those that were dropped
 */
export async function runTasks(tasks, cores) {
  const states = new Map();
  const running = new Map();
  const results = [];
  const begin = Date.now();
  let isStopping = false;
  const stop = () => {
    isStopping = true;
    for (const { stop: stopTask } of running.values()) stopTask();
  };
  const beat = setInterval(() => console.log(heartbeat([...running.values()], begin, Date.now())), HEARTBEAT_MS);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
  for (;;) {
    const { start, drop } = isStopping ? { start: [], drop: [] } : next(tasks, states, cores);
    for (const { name } of drop) {
      states.set(name, "dropped");
      console.log(`\n━━ ${name}: not run, because what it needs has failed`);
    }
    for (const task of start) {
      states.set(task.name, "running");
      running.set(task.name, begun(task));
    }
    if (running.size > 0) {
      const result = await Promise.race([...running.values()].map(({ result }) => result));
      running.delete(result.name);
      states.set(result.name, result.failed > 0 ? "failed" : "passed");
      results.push(result);
    } else if (drop.length === 0) break;
  }
  clearInterval(beat);
  return results;
}

function begun(task) {
  const begin = Date.now();
  const { ended, output, stop } = startTask(task);
  const result = ended.then((counts) => {
    const end = Date.now();
    tell(task, { ...counts, took: duration(end - begin) }, output);
    return { name: task.name, background: task.background, begin, end, output: output(), ...counts };
  });
  return { name: task.name, begin, stop, result };
}

/** What was prepared is of no interest, unless it was not: the part that wanted it tries again, and then says so. */
function tell({ name, background }, { failed, took }, output) {
  if (!background) console.log(`\n━━ ${name} (${took})\n${output().trimEnd()}`);
  else console.log(failed > 0 ? `\n── ${name}: not prepared (${took})\n${output().trimEnd()}` : `── ${name}: prepared (${took})`);
}
