/** What a test run says of itself. Pure: texts from data. */

/** `75_400` ms is `1:15`. */
export function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * One line now and then, so that nobody takes a long silence for a hang.
 *
 * @param {{ name: string, begin: number }[]} running
 * @param {number} begin of the whole run
 */
export function heartbeat(running, begin, now) {
  return `… ${duration(now - begin)}  running: ${running.map((task) => `${task.name} ${duration(now - task.begin)}`).join(", ")}`;
}

/**
 * When each task ran and what came of it.
 *
 * @param {{ name: string, begin: number, end: number, passed: number, failed: number, background?: boolean }[]} results
 * @param {number} begin of the whole run
 */
export function table(results, begin) {
  const rows = results.map(({ name, background, passed, failed, ...task }) => [
    name,
    duration(task.begin - begin),
    duration(task.end - task.begin),
    background ? (failed > 0 ? "not prepared" : "prepared") : `${passed} passed${failed > 0 ? `, ${failed} failed` : ""}`,
  ]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return [["task", "began", "took", "result"], ...rows]
    .map(([name, began, took, result]) => `${name.padEnd(width)}  ${began.padStart(6)}  ${took.padStart(6)}  ${result}`)
    .join("\n");
}

/** Tools print what failed last of all; this much of it stays readable where a log is cut. */
const LAST_LINES = 60;

/**
 * The end of what each failed part printed, once more: in a long log it is far above.
 *
 * @param {{ name: string, failed: number, background?: boolean, output: string }[]} results
 * @returns {string} empty when nothing failed
 */
export function failures(results) {
  return results
    .filter(({ background, failed }) => !background && failed > 0)
    .map(({ name, output }) => `\n━━ ${name}: what failed\n${output.trimEnd().split("\n").slice(-LAST_LINES).join("\n")}\n`)
    .join("");
}
