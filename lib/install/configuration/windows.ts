import type { Entry, ProcessEntry } from "./entry";

/** Programs that are scripts on Windows, where most clients start `.exe` files only (install.md §1.5 step G). */
const SCRIPTS: ReadonlySet<string> = new Set(["npx", "bunx", "pnpm", "dnx"]);

/** What cmd.exe reads as its own language although it stands in an argument. */
const CMD_LANGUAGE = /[&|<>^%"]/;

/** Starts scripts through cmd.exe. */
export function startedByCmd(entry: Entry): Entry {
  return entry.kind === "process" && SCRIPTS.has(entry.process.command) ? { ...entry, process: wrapped(entry.process) } : entry;
}

function wrapped(process: ProcessEntry): ProcessEntry {
  return { ...process, command: "cmd", args: [["/c"], [process.command], ...process.args] };
}

/** cmd.exe would take an argument apart, whoever wrote it. */
export function isMisreadByCmd({ command, args }: ProcessEntry): boolean {
  return command === "cmd" && args.some((text) => text.some((piece) => typeof piece === "string" && CMD_LANGUAGE.test(piece)));
}
