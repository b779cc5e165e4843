import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { EmbeddedPostgresError } from "./error";
import { processIdentity } from "./process-identity";

const holderSchema = z.object({ pid: z.number().int().positive(), identity: z.string() });

/**
 * Claims a data folder for this process, for as long as it lives or until the returned function is called.
 * The lock of a process that no longer runs (`kill -9`, power cut) is taken over.
 *
 * @throws EmbeddedPostgresError naming the process that holds the folder.
 */
export function lockDataDir(dataDir: string): () => void {
  const file = path.join(dataDir, "lock");
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) ?? "unknown" }));
  try {
    while (!tryLink(draft, file)) {
      const holder = livingHolder(file);
      if (holder !== undefined) {
        throw new EmbeddedPostgresError(
          `Gatehouse is already running on ${dataDir} (process ${holder}): stop it first, or set GATEHOUSE_DATA_DIR to another folder.`,
        );
      }
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft);
  }
  return () => rmSync(file, { force: true });
}

/** A link appears whole or not at all, and never over an existing file: of two starts one wins. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function livingHolder(file: string): number | undefined {
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    return processIdentity(holder.pid) === holder.identity ? holder.pid : undefined;
  } catch {
    return undefined;
  }
}
