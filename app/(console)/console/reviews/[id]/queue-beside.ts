import { stateFilter } from "@/components/review/queue-filters";
import type { Viewer } from "@/lib/access/schema";
import { queue, queueFilterSchema } from "@/lib/review/queue-service";
import type { ReviewRow } from "@/lib/review/schema";
import { readPosition } from "../../position";

const ROWS = 30;

/** The page of the queue that the reader comes from, read from its query as the queue page reads it; without one, what is open. */
export async function queueBeside(viewer: Viewer, query: string | undefined): Promise<ReviewRow[]> {
  const { cursor, ...wanted } = Object.fromEntries([...new URLSearchParams(query)].filter(([, value]) => value !== ""));
  const filter = queueFilterSchema.safeParse(stateFilter(wanted)).data ?? queueFilterSchema.parse(stateFilter({}));
  return (await queue(viewer, filter, ROWS, readPosition(cursor))).items;
}
