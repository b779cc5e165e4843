import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface Process {
  pid: number;
  command: string;
}

/** All processes below this one. */
export async function processesBelow(ancestor: number): Promise<Process[]> {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "pid=,ppid=,args="]);
  const all = [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, parent, command = ""]) => ({ pid: Number(pid), parent: Number(parent), command }));
  const below = (parent: number): Process[] => all.filter((one) => one.parent === parent).flatMap(({ pid, command }) => [{ pid, command }, ...below(pid)]);
  return below(ancestor);
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
