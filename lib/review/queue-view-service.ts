import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { prisma } from "@/lib/db/client";
import { isUniqueViolation } from "@/lib/db/database-errors";
import { lockText, transact } from "@/lib/db/transaction";
import { AppError, notFound } from "@/lib/http/errors";
import { MAX_QUEUE_VIEWS, type QueueView, type SaveQueueView } from "@/lib/review/queue-schema";

const VIEW = { id: true, name: true, query: true } as const;

/** Views of one's own: links, seen by nobody else and deciding nothing. So there is no audit entry, and other people's do not exist. By name. */
export async function queueViews(viewer: Viewer): Promise<QueueView[]> {
  authorize(viewer, "queue.keep");
  return prisma().queueView.findMany({ where: { principalId: viewer.principalId }, orderBy: { name: "asc" }, select: VIEW });
}

/** Keeps a view. Throws `name_taken`; `conflict` when there are too many; `forbidden`, `person_required`. */
export async function saveQueueView(viewer: Viewer, { name, query }: SaveQueueView): Promise<QueueView> {
  authorize(viewer, "queue.keep");
  const { principalId } = viewer;
  try {
    return await transact(async (tx) => {
      await lockText(tx, `queue-views:${principalId}`);
      if ((await tx.queueView.count({ where: { principalId } })) >= MAX_QUEUE_VIEWS) throw new AppError("conflict", `You keep ${MAX_QUEUE_VIEWS} views. Remove one first.`);
      return tx.queueView.create({ data: { principalId, name, query: query.replace(/^\?/, "") }, select: VIEW });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("name_taken", `You keep a view "${name}" already.`);
    throw error;
  }
}

/** Removes a view of one's own. Throws `not_found`. */
export async function removeQueueView(viewer: Viewer, id: string): Promise<void> {
  authorize(viewer, "queue.keep");
  if ((await prisma().queueView.deleteMany({ where: { id, principalId: viewer.principalId } })).count === 0) throw notFound();
}
