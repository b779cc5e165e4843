import type { Caller } from "@/lib/access/schema";
import { actorOf, type AuditRecord, insertAuditEntries } from "@/lib/audit/repository";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transaction";
import { isAppError } from "@/lib/http/errors";

/**
 * A governed change under way. Services write through `tx`, then say what they did.
 *
 * Audit entries and feed events are collected and inserted last: both are ordered by a lock that is held
 * until commit, and taking it late keeps decisions about different servers from waiting for each other.
 */
export interface Change {
  readonly tx: Tx;
  /** What was done. At least one per change, or the transaction fails; but see `nothingToDo`. */
  record(entry: AuditRecord): void;
  /** Behind its lock this one found that another had done it: nothing was changed, so there is nothing to record. */
  nothingToDo(): void;
  /** Runs just before commit, after the audit entries: the place for feed events. */
  beforeCommit(step: (tx: Tx) => Promise<void>): void;
}

/** Runs `work` in a transaction with its audit entries; all or nothing. Retried as `transact` says. */
export async function change<T>(caller: Caller, work: (change: Change) => Promise<T>): Promise<T> {
  return transact(async (tx) => {
    const entries: AuditRecord[] = [];
    const steps: ((tx: Tx) => Promise<void>)[] = [];
    let idle = false;
    const result = await work({
      tx,
      record: (entry) => void entries.push(entry),
      nothingToDo: () => void (idle = true),
      beforeCommit: (step) => void steps.push(step),
    });
    if (idle && entries.length === 0 && steps.length === 0) return result;
    if (entries.length === 0) throw new Error("a governed change must record what it did");
    await insertAuditEntries(tx, actorOf(caller), entries);
    for (const step of steps) await step(tx);
    return result;
  });
}

/** Codes that mean "somebody tried what the rules forbid": these attempts leave an entry too (governance.md §5.6). */
const REFUSALS: readonly string[] = [
  "forbidden", "person_required", "own_submission", "own_role", "two_people_required", "cross_origin", "last_admin",
  "step_up_required", "recent_sign_in_required", "passkey_refused", "invalid_credentials",
];

/**
 * Runs an attempt and, when the rules refuse it, records the refused attempt in a transaction of its own
 * before passing the error on.
 */
export async function attempt<T>(caller: Caller, action: string, object: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error) && REFUSALS.includes(error.code)) {
      const refusal = { action: `${action}.refused`, object, objectIds: [], reason: `${error.code}: ${error.detail}` };
      await transact((tx) => insertAuditEntries(tx, actorOf(caller), [refusal]));
    }
    throw error;
  }
}
