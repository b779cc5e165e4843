import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, rmSync } from "node:fs";
import path from "node:path";

/** What PostgreSQL's own lock file says about the cluster in a folder. */
export type PostmasterState =
  /** The cluster runs: started by a Gatehouse that was killed. */
  | "running"
  /** The file names a process that is not this cluster's PostgreSQL: its number was given to another program. */
  | "foreign"
  /** No file, or its process is gone: PostgreSQL itself deals with what is left. */
  | "stopped";

/** Looks at `postmaster.pid` of a cluster folder (a real path, without symbolic links). */
export function postmasterState(clusterDir: string): PostmasterState {
  const pid = recordedPid(clusterDir);
  if (pid === undefined || !isAlive(pid)) return "stopped";
  return servesCluster(pid, clusterDir) ? "running" : "foreign";
}

/**
 * Removes the lock file of a "foreign" state, over which PostgreSQL would refuse to start. Never call it in
 * the state "stopped": the file holds the key by which PostgreSQL finds surviving backends of a killed postmaster.
 */
export function removePidFile(clusterDir: string): void {
  rmSync(pidFile(clusterDir), { force: true });
}

function recordedPid(clusterDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile(clusterDir), "utf8").split("\n", 1)[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A postmaster works in its cluster's folder; elsewhere than on Linux its command line names the folder. */
function servesCluster(pid: number, clusterDir: string): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(clusterDir);
  } catch {
    return false;
  }
}

function pidFile(clusterDir: string): string {
  return path.join(clusterDir, "postmaster.pid");
}
