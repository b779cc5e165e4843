import type { Caller } from "@/lib/access/schema";
import { viewerNow } from "@/lib/access/lasting-viewer";
import { change } from "@/lib/audit/write";
import type { Tx } from "@/lib/db/client";
import { AppError, isAppError } from "@/lib/http/errors";
import { rememberOrigins } from "@/lib/nacos/origin-service";
import { submitBatch } from "@/lib/submission/submit-batch";
import type { BatchRefusal } from "@/lib/submission/batch-plan";
import { authorizeImport } from "@/lib/upstream/import-rights";
import { type StoredImport, storeOutcomes } from "@/lib/upstream/import-repository";
import type { ImportEntry } from "@/lib/upstream/import-schema";
import type { JudgedEntry } from "@/lib/upstream/judge-entry";

/** Another process is running the same import. */
export class ImportMovedOn extends Error {
  override readonly name = "ImportMovedOn";
}

function outcomeOf({ index, server, version, warnings }: JudgedEntry, refusal: BatchRefusal | null, list: boolean): ImportEntry {
  const outcome = refusal === null ? (list ? "listed" : "accepted") : "refused";
  return { index, server, version, outcome, code: refusal?.code ?? null, reason: refusal?.reason ?? null, warnings };
}

/** Who started the import, with the rights of this moment. Throws `forbidden` when they no longer suffice. */
async function callerNow(run: StoredImport): Promise<Caller> {
  const viewer = await viewerNow(run.caller.viewer);
  if (viewer === null) throw new AppError("forbidden", "Whoever started the import may no longer do so.");
  authorizeImport(viewer, run);
  return { viewer, request: run.caller.request };
}

async function decide(run: StoredImport, judged: readonly JudgedEntry[]): Promise<void> {
  const caller = await callerNow(run);
  const { catalog, list, reason, id } = run;
  await change(caller, async (step) => {
    const entries = judged.flatMap(({ verdict }) => ("entry" in verdict ? [verdict.entry] : []));
    const refusals = await submitBatch(step, caller, entries, { catalog, list, reason, importId: id });
    await keepOrigins(step.tx, run, judged, refusals);
    let next = 0;
    const outcomes = judged.map((entry) => outcomeOf(entry, "entry" in entry.verdict ? (refusals[next++] ?? null) : entry.verdict.refusal, list));
    const refused = outcomes.filter(({ outcome }) => outcome === "refused").length;
    if (refused > 0) {
      step.record({ action: "import.refused", object: id, objectIds: [id], after: { from: judged[0]?.index ?? 0, entries: outcomes.length, refused } });
    }
    if (!(await storeOutcomes(step.tx, id, judged[0]?.index ?? 0, outcomes))) throw new ImportMovedOn("the import has moved on");
  });
}

/** The entries of a target that were taken in: each is adopted when its server is listed (lib/nacos). */
async function keepOrigins(tx: Tx, { targetId }: StoredImport, judged: readonly JudgedEntry[], refusals: readonly (BatchRefusal | null)[]): Promise<void> {
  if (targetId === null) return;
  const entries = judged.flatMap(({ verdict }) => ("entry" in verdict ? [verdict] : []));
  const taken = entries.flatMap(({ entry, origin }, index) => {
    const { manifest, digest } = entry.accepted;
    return refusals[index] !== null || origin === null ? [] : [{ ...origin, serverName: manifest.name, digest }];
  });
  if (taken.length > 0) await rememberOrigins(tx, targetId, taken);
}

/**
 * Decides the next entries of an import in one transaction: what they became, the audit entry, the events and the progress,
 * all or nothing. When the database refuses a batch, its halves are tried, so that one entry that nobody foresaw costs
 * itself alone.
 *
 * Throws `ImportMovedOn`, `forbidden` and whatever means that the database is away: then nothing was stored.
 */
export async function commitBatch(run: StoredImport, judged: readonly JudgedEntry[]): Promise<void> {
  try {
    await decide(run, judged);
  } catch (error) {
    if (!concernsContent(error)) throw error;
    const [only, ...others] = judged;
    if (only === undefined) return;
    if (others.length === 0) return refuse(run, only, error);
    const half = Math.ceil(judged.length / 2);
    await commitBatch(run, judged.slice(0, half));
    await commitBatch(run, judged.slice(half));
  }
}

async function refuse(run: StoredImport, entry: JudgedEntry, error: unknown): Promise<void> {
  const known = isAppError(error);
  const refusal: BatchRefusal = known ? { code: error.code, reason: error.detail } : { code: "conflict", reason: "The database refused this entry." };
  // Its name may be what the database cannot store.
  await decide(run, [{ ...entry, ...(known ? {} : { server: null, version: null, warnings: [] }), verdict: { refusal } }]);
}

/** A statement the database refused: a constraint, a trigger, a text it cannot hold. Everything else is no fault of an entry. */
function concernsContent(error: unknown): boolean {
  if (error instanceof ImportMovedOn) return false;
  if (isAppError(error)) return error.code !== "forbidden";
  return DATA_FAULT.test(stateOf(error));
}

/** SQLSTATE classes: data exception, integrity constraint, our guards; program limit. */
const DATA_FAULT = /^(?:22|23|54|GH)/;

function stateOf(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth > 5) return "";
  const { originalCode, cause, meta } = error as { originalCode?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } };
  if (typeof originalCode === "string") return originalCode;
  return stateOf(cause, depth + 1) || stateOf(meta?.driverAdapterError, depth + 1);
}
