import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { prisma } from "@/lib/db/client";
import { filters, queueFilterSchema } from "@/lib/review/queue-service";

/** The filters of the queue behind the counts of the overview: a count and its link cannot differ. */
export const OVERVIEW_QUEUES = {
  waiting: { state: "submitted,in_review" },
  mine: { state: "submitted,in_review", assignee: "me" },
  unassigned: { state: "submitted,in_review", assignee: "none" },
  changesRequested: { state: "changes_requested" },
} as const;
export type OverviewQueue = keyof typeof OVERVIEW_QUEUES;

/** How many reviews each queue of the overview holds. Throws `forbidden` outside the console. */
export async function overviewCounts(viewer: Viewer): Promise<Record<OverviewQueue, number>> {
  authorize(viewer, "console.enter");
  const names = Object.keys(OVERVIEW_QUEUES) as OverviewQueue[];
  const counts = names.map(async (name) => {
    const where = { AND: await filters(viewer, queueFilterSchema.parse(OVERVIEW_QUEUES[name])) };
    return [name, await prisma().review.count({ where })] as const;
  });
  return Object.fromEntries(await Promise.all(counts)) as Record<OverviewQueue, number>;
}

/**
 * Whether at most one person can vote here, who then cannot have own submissions approved
 * (governance.md §3: the overview says so).
 */
export async function onlyOneVoter(viewer: Viewer): Promise<boolean> {
  authorize(viewer, "console.enter");
  const voters = await prisma().principal.count({
    where: { kind: "user", disabledAt: null, roles: { some: { role: { in: ["reviewer", "security_reviewer", "admin"] } } } },
  });
  return voters <= 1;
}
