import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Tells a process apart from a later one that got the same number: when it started, in which boot.
 * Process numbers repeat soon in containers, so a number alone proves nothing.
 *
 * @returns undefined when no such process runs.
 */
export function processIdentity(pid: number): string | undefined {
  try {
    return process.platform === "linux" ? linuxIdentity(pid) : portableIdentity(pid);
  } catch {
    return undefined;
  }
}

function linuxIdentity(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // Field 22 is the start time; the name in field 2 may hold spaces and parentheses, so count from behind it.
  const startTime = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot}/${startTime}`;
}

function portableIdentity(pid: number): string | undefined {
  return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
}
