import { z } from "zod";
import { storableTextSchema } from "@/lib/http/storable-text-schema";

/** Requests for servers that are not listed (issue 6 §2). Isomorphic. */
export const REQUEST_STATES = ["open", "declined", "fulfilled"] as const;
export const requestStateSchema = z.enum(REQUEST_STATES);

const reasonSchema = storableTextSchema.trim().min(3).max(1_000);

export const makeRequestSchema = z.strictObject({
  /** A registry name such as `io.github.acme/weather`, or words for what is looked for. */
  name: storableTextSchema.trim().min(2).max(200),
  catalog: z.string().min(1).max(63).default("default"),
  /** What it is needed for: reviewers read it. */
  reason: reasonSchema,
});
export type MakeRequest = z.input<typeof makeRequestSchema>;

export const declineRequestSchema = z.strictObject({ reason: reasonSchema });

export const requestFilterSchema = z.object({
  state: requestStateSchema.optional(),
  catalog: z.string().max(63).optional(),
  q: storableTextSchema.max(200).optional(),
});
export type RequestFilter = z.output<typeof requestFilterSchema>;

export const serverRequestSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  catalog: z.string(),
  state: requestStateSchema,
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** Only of a declined request. */
  declineReason: z.string().nullable(),
  /** How many people asked for it. */
  askers: z.number().int(),
  /** Who and why, newest first, for those who may decline; of the others only the own reason. */
  reasons: z.array(z.object({ name: z.string(), reason: z.string(), at: z.iso.datetime() })),
});
export type ServerRequest = z.infer<typeof serverRequestSchema>;
