import { z } from "zod";
import { clientIdSchema, clientInstallSchema, osSchema } from "./configuration/schema";

/** The wire shapes of `POST …/install-plan` (install.md §1.8): answers in, the final command or address out. */

/** Where a client keeps a secret, such as `vault:team/weather#key`. Echoed, never looked up. */
const secretReferenceSchema = z.strictObject({ secretRef: z.string().max(500).regex(/^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/) });
const textSchema = z.string().max(4000);

export const resolutionRequestSchema = z.strictObject({
  /** Id of a target of the plan; the preferred one without it. */
  target: z.string().max(100).optional(),
  /** By id of the input. A list where the input may be repeated; a secret only as a reference. */
  values: z.record(z.string().max(200), z.union([textSchema, z.array(textSchema).max(50), secretReferenceSchema])).default({}),
  /** Also write the configuration for this client. */
  client: clientIdSchema.optional(),
  os: osSchema.default("linux"),
});

/** A text, a secret as it was referred to, or both joined: braces in an answer never become anything else. */
const resolvedValueSchema = z.union([
  z.string(),
  secretReferenceSchema,
  z.strictObject({ parts: z.array(z.union([z.string(), secretReferenceSchema])) }),
]);

export const resolvedPlanSchema = z.strictObject({
  plan: z.literal("1"),
  server: z.string(),
  version: z.string(),
  digest: z.string(),
  target: z.strictObject({
    id: z.string(),
    transport: z.enum(["stdio", "streamable-http", "sse"]),
    /** Command and arguments, one element each; null for what is only connected to. */
    argv: z.array(resolvedValueSchema).nullable(),
    env: z.record(z.string(), resolvedValueSchema),
    /** Null for a process that speaks over its standard streams. */
    url: resolvedValueSchema.nullable(),
    headers: z.record(z.string(), resolvedValueSchema),
    integrity: z.strictObject({ type: z.string(), value: z.string() }).optional(),
  }),
  client: clientInstallSchema.optional(),
});

export type ResolutionRequest = z.infer<typeof resolutionRequestSchema>;
export type ResolvedValue = z.infer<typeof resolvedValueSchema>;
export type ResolvedPlan = z.infer<typeof resolvedPlanSchema>;
