import { transact } from "@/lib/db/transaction";
import { log } from "@/lib/telemetry/log";
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
 *
 * A batch that fails is told entry by entry, so that everything before the one that cannot be told is; that one stands in the log.
 * Nothing overtakes it: rejects with its error, and the next run begins there.
 */
export async function dispatchNotices(): Promise<void> {
  let single = 0;
  for (;;) {
    const limit = single > 0 ? 1 : BATCH;
    try {
      if ((await dispatchBatch(limit)) < limit) return;
      single = Math.max(0, single - 1);
    } catch (error) {
      if (limit === 1) throw error;
      single = BATCH;
    }
  }
}

/** Answers how many entries there were: none when another worker does it. */
async function dispatchBatch(limit: number): Promise<number> {
  let first: bigint | undefined;
  try {
    return await transact(async (tx) => {
      const applied = await lockConsumer(tx);
      if (applied === null) return 0;
      const acts = await actsAfter(tx, applied, limit);
      first = acts[0]?.seq;
      const facts = await loadFacts(tx, acts);
      await tell(tx, acts.flatMap((act) => eventsOf(act, facts)));
      await advanceConsumer(tx, acts.at(-1)?.seq ?? applied);
      return acts.length;
    });
  } catch (error) {
    log().error({ err: error, fromSeq: first?.toString(), limit }, "entries of the record could not be told");
    throw error;
  }
}
