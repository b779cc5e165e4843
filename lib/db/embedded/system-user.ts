import { execFileSync } from "node:child_process";
import { chmodSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { EmbeddedPostgresError } from "./error";

const USER = "postgres";

/** The system user PostgreSQL runs as; undefined: the one who runs this process. */
export interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. Started by root (containers, CI), it runs as the user `postgres`,
 * which is created when absent.
 *
 * @throws EmbeddedPostgresError when that user can be neither found nor created.
 */
export function systemUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = lookUp();
  if (existing !== undefined) return existing;
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", USER], { stdio: "ignore" });
  } catch {
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, and the system user "${USER}" could not be created: create it, or start Gatehouse as another user.`,
    );
  }
  return lookUp();
}

function lookUp(): SystemUser | undefined {
  const id = (flag: string) => Number(execFileSync("id", [flag, USER], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/** Lets `user` pass through the data folder, which may come from `mktemp -d`. What is secret in it is mode 600. */
export function openToUser(dataDir: string, user: SystemUser): void {
  const stats = statSync(dataDir);
  if (!mayEnter(stats, user)) chmodSync(dataDir, (stats.mode & 0o777) | 0o011);
}

/**
 * Checks that `user` may reach `target`: every folder above it must be enterable.
 * Otherwise initdb fails with nothing but "Permission denied" (design/idioms.md §4.1).
 *
 * @throws EmbeddedPostgresError naming the folder and what to do.
 */
export function assertReachable(target: string, user: SystemUser): void {
  const closed = ancestors(target).find((folder) => !mayEnter(statSync(folder), user));
  if (closed === undefined) return;
  throw new EmbeddedPostgresError(
    `The system user "${USER}", which runs the embedded PostgreSQL because Gatehouse was started by root, may not enter ${closed}: ` +
      `run "chmod a+x ${closed}", start Gatehouse as another user, or move it to a folder that others may enter.`,
  );
}

function ancestors(target: string): string[] {
  const parent = path.dirname(target);
  return parent === target ? [target] : [...ancestors(parent), parent];
}

/** Whether the permission bits of a folder let `user` pass through it. */
export function mayEnter(folder: Pick<Stats, "mode" | "uid" | "gid">, user: SystemUser): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}
