import type { Caller } from "@/lib/access/schema";
import type { Change } from "@/lib/audit/write";
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

/**
 * Gives back every open review a person has claimed, inside another change: whoever is disabled keeps none from the others. Each has
 * its entry, and its revision grows: a decision that was being made on it is told. The caller has authorised it.
 */
export async function releaseClaims(work: Change, caller: Caller, principalId: string): Promise<void> {
  const held = await findReviews(work.tx, { where: heldBy(principalId), orderBy: [{ version: { serverId: "asc" } }, { id: "asc" }], take: 10_000 });
  for (const { id, version } of held) {
    await lockServer(work.tx, version.server.id);
    const review = await findReview(work.tx, id);
    if (review.assigneeId !== principalId || !isOpen(review.state)) continue;
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
}
