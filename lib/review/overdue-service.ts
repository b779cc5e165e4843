import type { Tx } from "@/lib/db/client";
import { dueTargets } from "@/lib/review/due-service";
import { type OverdueReview, findOverdue } from "@/lib/review/queue-repository";

/** Reviews that became overdue after `since` and are so at `now`; at most a hundred, the longest first. For whoever tells people: nobody's rights are asked. */
export async function overdueReviews(tx: Tx, since: Date, now: Date): Promise<OverdueReview[]> {
  return findOverdue(tx, await dueTargets(tx), since, now);
}
