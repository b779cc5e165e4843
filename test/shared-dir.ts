import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** Folder of third-party test data (schemas, captures, attack corpora) that is never copied into this repository. */
export const SHARED_DIR = resolve(process.env["SHARED_DIR"] ?? "../shared");

/**
 * Tells whether the shared data is there. Suites that need it are skipped, with one line, where it is absent.
 * A `SHARED_DIR` that is named but missing is an error: whoever names it wants these proofs to run.
 */
export function sharedDataAvailable(): boolean {
  if (existsSync(SHARED_DIR)) return true;
  if (process.env["SHARED_DIR"] !== undefined) throw new Error(`SHARED_DIR names a folder that is not there: ${SHARED_DIR}`);
  console.warn(`skipped: shared test data not found at ${SHARED_DIR} (set SHARED_DIR)`);
  return false;
}
