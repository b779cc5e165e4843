import type { Caller } from "@/lib/access/schema";
import { type Change, change } from "@/lib/audit/write";
import { prisma } from "@/lib/db/client";
import { lockServer } from "@/lib/db/transaction";
import { advance } from "@/lib/review/decide";
import { findReview, findReviews } from "@/lib/review/lookup-service";
import { isOpen, OPEN_STATES } from "@/lib/review/machine";

const heldBy = (principalId: string) => ({ assigneeId: principalId, state: { in: [...OPEN_STATES] } });

/** How many open reviews a person has claimed. */
export async function countClaims(principalId: string): Promise<number> {
  return prisma().review.count({ where: heldBy(principalId) });
}

/** So many are given back in one change: each keeps its server locked until that ends. */
const BATCH = 50;

/**
 * Gives back every open review a disabled person has claimed, in changes of fifty: they keep none from the others. Each has its
 * entry, and its revision grows: a decision that was being made on it is told. The caller has authorised it.
 */
export async function releaseClaims(caller: Caller, principalId: string): Promise<void> {
  while ((await releaseSome(caller, principalId)) === BATCH);
}

/** Answers how many there were. */
async function releaseSome(caller: Caller, principalId: string): Promise<number> {
  return change(caller, async (work) => {
    const held = await findReviews(work.tx, { where: heldBy(principalId), orderBy: [{ version: { serverId: "asc" } }, { id: "asc" }], take: BATCH });
    // Behind the lock each may turn out to have been given back or decided meanwhile.
    work.nothingToDo();
    for (const { id, version } of held) await release(work, caller, principalId, { id, serverId: version.server.id });
    return held.length;
  });
}

async function release(work: Change, caller: Caller, principalId: string, { id, serverId }: { id: string; serverId: string }): Promise<void> {
  await lockServer(work.tx, serverId);
  const review = await findReview(work.tx, id);
  if (review.assigneeId !== principalId || !isOpen(review.state)) return;
  await advance(work, review, { actorId: caller.viewer.principalId, what: "released it, since its reviewer was disabled" }, { assigneeId: null });
  work.record({
    action: "review.release",
    object: review.version.server.name,
    objectIds: [id, review.versionId, principalId],
    before: { assignee: principalId },
    after: { assignee: null },
    reason: "The person who had claimed it was disabled.",
  });
}
