import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { prisma } from "@/lib/db/client";
import { queueFilterOf } from "@/lib/review/queue-filter-schema";
import { deskCounts } from "@/lib/review/queue-service";

/** The selections of the queue behind the numbers of the overview, as queries of its address: a number and its link cannot differ. */
export const OVERVIEW_QUEUES = {
  waiting: {},
  unassigned: { assignee: "none" },
  mine: { assignee: "me" },
  changesRequested: { state: "changes_requested" },
  overdue: { due: "overdue" },
  soon: { due: "soon" },
  newVersions: { kind: "version" },
  renewals: { kind: "renewal" },
  checksSilent: { checks: "silent" },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
export type OverviewQueue = keyof typeof OVERVIEW_QUEUES;

const FILTERS = Object.fromEntries(Object.entries(OVERVIEW_QUEUES).map(([name, query]) => [name, queueFilterOf(query)])) as Record<OverviewQueue, ReturnType<typeof queueFilterOf>>;

/** How many entries each selection holds. Throws `forbidden` outside the console. */
export async function overviewCounts(viewer: Viewer): Promise<Record<OverviewQueue, number>> {
  authorize(viewer, "console.enter");
  return deskCounts(viewer, FILTERS);
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
