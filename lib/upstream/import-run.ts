import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { database, prisma } from "@/lib/db/client";
import { isAppError } from "@/lib/http/errors";
import { readEntries, countEntries } from "@/lib/upstream/entry-stream";
import { digestOfFile } from "@/lib/upstream/file-digest";
import { type FilePlace, placeOfFile, removeImportFile } from "@/lib/upstream/import-file";
import { commitBatch, ImportMovedOn } from "@/lib/upstream/import-batch";
import { endImport, findImport, refreshStatistics, type StoredImport, storeTotal } from "@/lib/upstream/import-repository";
import { type JudgedEntry, judgeEntry } from "@/lib/upstream/judge-entry";

/** Large enough to spread the cost of a transaction, small enough that a kill or a waiting publisher loses little. */
const BATCH = 250;
/** So many entries are judged in one go: the batch that is being stored must not wait long for its next statement. */
const JUDGED_AT_ONCE = 10;
/** After so many batches, and then whenever there are so many times as many, the planner's statistics are worthless. */
const FIRST_STATISTICS = 2;
const STATISTICS_GROWTH = 4;

export interface ImportProgress {
  processed: number;
  total: number;
}

/** The entries from `from` on, judged, in batches. */
async function* judgedBatches(file: string, from: number, fromTarget: boolean): AsyncGenerator<JudgedEntry[]> {
  let batch: JudgedEntry[] = [];
  for await (const entry of readEntries(file)) {
    if (entry.index < from) continue;
    batch.push(judgeEntry(entry, fromTarget));
    if (batch.length % JUDGED_AT_ONCE === 0) await nextTurn();
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function importEntriesOf(run: StoredImport, tell: (progress: ImportProgress) => void): Promise<void> {
  const total = run.total ?? (await countEntries(run.filePath));
  await storeTotal(run.id, total);
  const batches = judgedBatches(run.filePath, run.processed, run.targetId !== null);
  let statisticsAfter = FIRST_STATISTICS;
  let processed = run.processed;
  // The next batch is judged while the database works on this one.
  let upcoming = batches.next();
  for (let done = 1; ; done += 1) {
    const { value: batch } = await upcoming;
    if (batch === undefined) return;
    upcoming = batches.next();
    upcoming.catch(() => undefined);
    await commitBatch(run, batch as JudgedEntry[]);
    processed += batch.length;
    tell({ processed, total });
    if (done === statisticsAfter) {
      await refreshStatistics();
      statisticsAfter *= STATISTICS_GROWTH;
    }
  }
}

async function end(run: StoredImport, failure: string | null): Promise<void> {
  await change(SYSTEM_CALLER, async (step) => {
    await endImport(step.tx, run.id, failure);
    step.record({ action: failure === null ? "import.done" : "import.failed", object: run.id, objectIds: [run.id], reason: failure ?? undefined });
  });
  if (run.ownsFile) await removeImportFile(run.id, run.filePath);
}

const MISSING: Record<Exclude<FilePlace, "here" | "elsewhere">, string> = {
  gone: "The file is gone.",
  lost: "No server has found the file for a week.",
};

/** Why the file is not the one the import began with, or null. */
async function fileProblem(run: StoredImport, place: Exclude<FilePlace, "elsewhere">): Promise<string | null> {
  if (place !== "here") return MISSING[place];
  return (await digestOfFile(run.filePath)) === run.fileDigest ? null : "The file has changed since the import began.";
}

async function runToEnd(run: StoredImport, tell: (progress: ImportProgress) => void): Promise<void> {
  const place = await placeOfFile(run);
  if (place === "elsewhere") return;
  const problem = await fileProblem(run, place);
  if (problem !== null) return end(run, problem);
  try {
    await importEntriesOf(run, tell);
  } catch (error) {
    // What a caller can cause ends the import; all else, such as a database that is away, leaves it to be resumed.
    if (!isAppError(error)) throw error;
    return end(run, error.detail);
  }
  return end(run, null);
}

/**
 * Runs an import from where it is to its end, in this process. Returns at once when it has ended already or another process
 * runs it: a lock on its id, held by a connection of its own, frees itself when that process dies. Also when another machine
 * has the file, which is to run it.
 *
 * Throws what means that the database is away; the import stays `running` and goes on with the next call.
 */
export async function runImport(id: string, tell: (progress: ImportProgress) => void = () => undefined): Promise<void> {
  const client = await database().pool.connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock(47004, hashtext($1)) AS locked", [id]);
    if (rows[0]?.locked !== true) return;
    const run = await findImport(id);
    if (run?.state === "running") await runToEnd(run, tell);
  } catch (error) {
    if (!(error instanceof ImportMovedOn)) throw error;
  } finally {
    // Not given back to the pool: with the connection goes the lock.
    client.release(true);
  }
}

/** Waits for an import that another process runs. Resolves when it has ended. */
export async function importEnded(id: string): Promise<void> {
  while ((await prisma().importRun.count({ where: { id, state: "running" } })) > 0) await pause(500);
}
