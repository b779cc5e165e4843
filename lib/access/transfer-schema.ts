import { z } from "zod";
import { memberSchema } from "@/lib/access/namespace-schema";
import { storableTextSchema } from "@/lib/http/storable-text-schema";

/** Giving a namespace to another owner (issue 7, Transfer). Isomorphic. */
export const transferChoiceSchema = z.object({
  /** Id or e-mail of the person who becomes its only owner. */
  to: storableTextSchema.min(1).max(254),
  /** True: whoever publishes there goes on, former owners as publishers. False: everybody else leaves. */
  keepMembers: z.enum(["true", "false"]).default("false"),
});

export const transferSchema = z.strictObject({
  to: storableTextSchema.min(1).max(254),
  keepMembers: z.boolean().default(false),
  reason: storableTextSchema.trim().min(1).max(2000),
});
export type Transfer = z.output<typeof transferSchema>;

/** What a transfer moves and ends. */
export const transferEffectSchema = z.object({
  namespace: z.string(),
  to: z.object({ id: z.uuid(), name: z.string() }),
  /** Servers that change hands with it. */
  servers: z.array(z.string()),
  serverCount: z.number().int(),
  /** With the role each has afterwards. */
  stays: z.array(memberSchema),
  leaves: z.array(memberSchema),
  /** Tokens that can no longer publish there. */
  tokens: z.array(z.object({ id: z.string(), label: z.string(), holder: z.string() })),
});
export type TransferEffect = z.infer<typeof transferEffectSchema>;
