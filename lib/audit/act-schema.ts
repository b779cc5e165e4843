import { z } from "zod";

/** An entry of the record as pages tell it in words: what was done, with the facts that matter to a reader. Isomorphic. */
export const ACT_FACTS = ["version", "catalog", "status", "replacement", "decision", "state", "role", "roles", "publisherType", "categories", "scopes", "disabled"] as const;
export type ActFact = (typeof ACT_FACTS)[number];

export const actSchema = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  /** Without `.refused`. */
  action: z.string(),
  /** The rules refused it: nothing happened. */
  refused: z.boolean(),
  object: z.string(),
  reason: z.string().nullable(),
  facts: z.array(z.object({ fact: z.enum(ACT_FACTS), text: z.string() })),
});
export type Act = z.infer<typeof actSchema>;
