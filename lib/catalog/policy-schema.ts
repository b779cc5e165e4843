import { z } from "zod";
import { severitySchema } from "@/lib/checks/schema";

/** What a catalog demands before it lists (governance.md §3 "Shape now"). Data, versioned, with a digest. */
export const policySchema = z.strictObject({
  approvals: z.strictObject({
    min: z.number().int().min(1).max(20),
    /** How many of the approvals must come from holders of a role. */
    roles: z.partialRecord(z.enum(["reviewer", "security_reviewer", "admin"]), z.number().int().min(1).max(20)).default({}),
  }),
  /** Ids of checks that must have the result PASS. */
  requiredChecks: z.array(z.string().max(32)).max(200).default([]),
  /** A finding of this severity or a worse one blocks. */
  blockSeverity: severitySchema.nullable().default(null),
  /** Days until a listing expires; null: never. */
  approvalTtlDays: z.number().int().min(1).max(3650).nullable().default(null),
  allowImport: z.boolean().default(false),
  /**
   * Who decides there proves with a passkey that it is still them, when the last proof of their session is older.
   * Absent and null: never asked. No default: the documents of earlier policies keep their digests.
   */
  stepUp: z.strictObject({ minutes: z.number().int().min(1).max(1440) }).nullable().optional(),
});
export type PolicyDocument = z.infer<typeof policySchema>;

/** The policy of the catalog `default` in a new installation. */
export const DEFAULT_POLICY: PolicyDocument = {
  approvals: { min: 1, roles: {} },
  requiredChecks: [],
  blockSeverity: null,
  approvalTtlDays: null,
  allowImport: false,
};
