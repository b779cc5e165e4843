import { z } from "zod";
import { itemStateSchema } from "./target-schema";

/**
 * Where a server stands, target by target: what a suspension will reach, and then whether it did. Isomorphic.
 */
const serverTargetSchema = z.object({
  id: z.string(),
  name: z.string(),
  catalog: z.string(),
  /** `absent`: nothing of it stands there, as was confirmed. */
  state: z.union([itemStateSchema, z.literal("absent")]),
  /** The version that stands there, or stood there when it was last confirmed. */
  version: z.string().nullable(),
  paused: z.boolean(),
  /** A suspension does not reach it. */
  removalsPaused: z.boolean(),
  /** Nothing is written to the target at the moment, for this reason. */
  trouble: z.string().nullable(),
});
export type ServerTarget = z.infer<typeof serverTargetSchema>;

export const serverTargetsSchema = z.object({
  /** On how many targets something of it may stand. */
  standing: z.number().int(),
  /** How many of those do not yet show what was decided last. */
  waiting: z.number().int(),
  /** By name; null for who may suspend and not see targets. */
  items: z.array(serverTargetSchema).nullable(),
});
export type ServerTargets = z.infer<typeof serverTargetsSchema>;
