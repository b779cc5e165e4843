import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The secret this installation generated for itself, created on the first call.
 * Lives in `<dataDir>/secret`, readable by the owner only. Processes that start at once agree on one.
 */
export function keptSecret(dataDir: string): string {
  // 0755, not 0700: the embedded PostgreSQL runs as another user than root and must pass through.
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const file = path.join(dataDir, "secret");
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
  try {
    // A link appears whole or not at all, and never over an existing file.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, "utf8");
}
