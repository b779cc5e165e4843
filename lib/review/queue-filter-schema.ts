import { z } from "zod";
import { storableTextSchema } from "@/lib/http/storable-text-schema";
import { kindSchema, riskSchema } from "@/lib/review/queue-schema";
import { reviewStateSchema } from "@/lib/review/schema";

const several = <Item extends z.ZodType<string, string>>(item: Item) => z.string().transform((text) => text.split(",")).pipe(z.array(item));

/** Filters of the queue; every one of them lives in the URL. Several values of one are separated by commas. */
export const queueFilterSchema = z.object({
  state: several(reviewStateSchema).optional(),
  kind: several(kindSchema).optional(),
  catalog: z.string().max(63).optional(),
  /** A principal id, `me` or `none`. */
  assignee: z.string().max(64).optional(),
  /** What the newest checks came to; `none`: they found nothing. */
  risk: several(riskSchema).optional(),
  /** Past its due time, or three quarters of the way to it. */
  due: z.enum(["overdue", "soon"]).optional(),
  /** `silent`: a check could not be carried out. */
  checks: z.enum(["silent"]).optional(),
  q: storableTextSchema.max(200).optional(),
  sort: z.enum(["oldest", "newest", "due", "risk"]).default("oldest"),
});
export type QueueFilter = z.output<typeof queueFilterSchema>;

/** What waits for reviewers. */
export const WAITING = "submitted,in_review";

/** The queue shows what waits unless its address says otherwise. A filter that is none of ours selects what no filter selects: old links keep leading somewhere. */
export function queueFilterOf(values: Readonly<Record<string, string | undefined>>): QueueFilter {
  return queueFilterSchema.safeParse({ state: WAITING, ...values }).data ?? queueFilterSchema.parse({ state: WAITING });
}

/** The same of the query of the queue's address, as links to reviews carry it (`?queue=`). */
export function queueFilterOfQuery(query: string): QueueFilter {
  return queueFilterOf(Object.fromEntries(new URLSearchParams(query)));
}
