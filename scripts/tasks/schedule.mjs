/** Decides which tasks of a test run may start. Pure: plain data in, plain data out. */

/**
 * @typedef {object} Task
 * @property {string} name
 * @property {boolean} [background] prepares something for later: runs beside all else at low priority, and is no test
 * @property {string[]} [after] tasks that must have ended before, however they ended
 * @property {string[]} [needs] tasks without whose success this one has nothing to test
 * @property {string[]} [apart] tasks that must not run at the same time
 * @property {number} [load] how many cores it keeps busy; the most of a core, when it is not said
 *
 * @typedef {"running" | "passed" | "failed" | "dropped"} State of a task that has begun or will never begin
 */

/** So many are prepared at once: they wait for the network more than they compute. */
const IN_BACKGROUND = 3;

/**
 * Which tasks start now, in the order of the list, which is the order of importance; and which will never start,
 * because what they need failed. Tasks that are not in the list hold up nobody.
 *
 * @param {Task[]} tasks
 * @param {Map<string, State>} states of those that have begun or were dropped
 * @param {number} cores the parts that run together keep no more busy, except that one always may run
 * @returns {{ start: Task[], drop: Task[] }}
 */
export function next(tasks, states, cores) {
  const names = new Set(tasks.map(({ name }) => name));
  const stateOf = (name) => (names.has(name) ? states.get(name) : "passed");
  const waiting = tasks.filter(({ name }) => !states.has(name));
  const drop = waiting.filter(({ needs = [] }) => needs.some((name) => ["failed", "dropped"].includes(stateOf(name))));
  const ready = waiting.filter(
    (task) => !drop.includes(task) && (task.after ?? []).every((name) => hasEnded(stateOf(name))) && (task.needs ?? []).every((name) => stateOf(name) === "passed"),
  );
  const running = tasks.filter(({ name }) => states.get(name) === "running");
  const start = [];
  for (const task of ready) if (fits(task, [...running, ...start], cores)) start.push(task);
  return { start, drop };
}

const hasEnded = (state) => state !== undefined && state !== "running";

function fits(task, running, cores) {
  const beside = running.filter(({ background = false }) => background === (task.background ?? false));
  if (task.background) return beside.length < IN_BACKGROUND;
  if (beside.some((other) => keepApart(task, other))) return false;
  const load = [task, ...beside].reduce((sum, { load: share = 1 }) => sum + share, 0);
  return beside.length === 0 || load <= cores;
}

const keepApart = (one, other) => (one.apart ?? []).includes(other.name) || (other.apart ?? []).includes(one.name);
