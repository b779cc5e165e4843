import { transact } from "@/lib/db/transaction";
import { actsAfter, advanceConsumer, lockConsumer } from "./consumer-repository";
import { eventsOf } from "./event-mapper";
import { loadFacts } from "./facts-repository";
import { tell } from "./tell";

/** So many entries are one transaction: rows for a few hundred people each. */
const BATCH = 100;

/**
 * Tells people and webhooks of everything the audit record has gained since the last run. Each batch is one transaction with
 * the number it came to, so that a run which dies has told nothing of it or all of it. Any number of workers may run it at
 * once: one of them works, the others leave.
 */
export async function dispatchNotices(): Promise<void> {
  while (await dispatchBatch());
}

/** False when there was nothing to do, or another worker does it. */
async function dispatchBatch(): Promise<boolean> {
  return transact(async (tx) => {
    const applied = await lockConsumer(tx);
    if (applied === null) return false;
    const acts = await actsAfter(tx, applied, BATCH);
    const facts = await loadFacts(tx, acts);
    await tell(tx, acts.flatMap((act) => eventsOf(act, facts)));
    await advanceConsumer(tx, acts.at(-1)?.seq ?? applied);
    return acts.length === BATCH;
  });
}
