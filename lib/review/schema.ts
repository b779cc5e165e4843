import { z } from "zod";
import { blockSchema, listingStateSchema } from "@/lib/catalog/listing-schema";
import { checkResultStatusSchema, severitySchema } from "@/lib/checks/schema";
import { manifestChangeSchema } from "@/lib/manifest/diff-schema";
import { checkSummarySchema, dueSchema, kindSchema, MAX_BULK, riskReasonSchema } from "@/lib/review/queue-schema";

export const REVIEW_STATES = ["submitted", "in_review", "changes_requested", "approved", "rejected", "withdrawn"] as const;
export const reviewStateSchema = z.enum(REVIEW_STATES);
export type ReviewState = z.infer<typeof reviewStateSchema>;

export const DECISIONS = ["approve", "request_changes", "reject"] as const;
export const decisionSchema = z.enum(DECISIONS);
export type Decision = z.infer<typeof decisionSchema>;

/** What the page compared with (`base` of GET …/diff); null: with nothing; left out: what the catalog serves as latest. Frozen with the decision. */
const base = z.string().max(255).nullable().optional();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const revision = z.number().int().min(1);

/** Every write on a review says which revision the person saw (governance.md §5.10). */
export const expectRevisionSchema = z.strictObject({ revision });
export const concludeInputSchema = z.strictObject({ revision, base });
export const voteInputSchema = z.strictObject({
  decision: decisionSchema,
  comment: z.string().trim().max(4000).default(""),
  revision,
  digest,
  base,
  /** It is one of so many that were decided with one reason. Frozen with the decision. */
  bulk: z.number().int().min(1).max(MAX_BULK).optional(),
});
export const commentInputSchema = z.strictObject({
  text: z.string().trim().min(1).max(4000),
  visibility: z.enum(["publisher", "internal"]).default("internal"),
  pointer: z.string().max(500).startsWith("/").optional(),
});
export const reopenInputSchema = z.strictObject({ revision, reason: z.string().trim().min(1).max(2000) });
export const proposalInputSchema = z.strictObject({ catalog: z.string().max(63), reason: z.string().trim().min(1).max(2000) });

export type VoteInput = z.infer<typeof voteInputSchema>;
export type CommentInput = z.infer<typeof commentInputSchema>;

/** What a policy may demand and not get. Stable: pages have a sentence for each in every language (`policyUnmet`). */
export const UNMET_CODES = [
  "approvals_missing",
  "role_missing_reviewer",
  "role_missing_security_reviewer",
  "role_missing_admin",
  "check_not_passed",
  "check_without_verdict",
  "checks_not_run",
  "blocking_findings",
] as const;

/** An unmet demand of a policy: a code with its parameters, and the same as one English sentence a reviewer can act on. */
export const unmetSchema = z.object({
  code: z.enum(UNMET_CODES),
  params: z.object({
    /** Approvals there are, approvals demanded, and how many are missing. */
    number: z.number().int().optional(),
    max: z.number().int().optional(),
    count: z.number().int().optional(),
    /** Ids of the rules it is about. */
    name: z.string().optional(),
    status: checkResultStatusSchema.optional(),
    severity: severitySchema.optional(),
  }),
  sentence: z.string(),
});
export const policyVerdictSchema = z.object({ allow: z.boolean(), unmet: z.array(unmetSchema) });
export type PolicyVerdict = z.infer<typeof policyVerdictSchema>;

const person = z.object({ id: z.string(), name: z.string() });

export const voteViewSchema = z.object({
  id: z.string(),
  voter: person,
  decision: decisionSchema,
  comment: z.string(),
  round: z.number(),
  castAt: z.string(),
  counts: z.boolean(),
  /** Digest of the frozen evidence; null for votes from before there was any, and for those who do not review. */
  evidence: z.string().nullable(),
});
/** That somebody concluded: the policy was met without a further vote. */
export const conclusionViewSchema = z.object({ by: person, at: z.string(), evidence: voteViewSchema.shape.evidence });
export const commentViewSchema = z.object({
  id: z.string(),
  author: person,
  text: z.string(),
  visibility: z.enum(["publisher", "internal"]),
  pointer: z.string().nullable(),
  at: z.string(),
});
export const checkViewSchema = z.object({
  ruleId: z.string(),
  title: z.string(),
  status: checkResultStatusSchema,
  enforced: z.boolean(),
  required: z.boolean(),
});
export const findingViewSchema = z.object({
  id: z.string(),
  ruleId: z.string(),
  severity: severitySchema,
  pointer: z.string(),
  message: z.string(),
  evidence: z.string(),
  fingerprint: z.string(),
  references: z.array(z.string()),
});

/** A row of the queue. */
export const reviewRowSchema = z.object({
  id: z.string(),
  server: z.string(),
  version: z.string(),
  catalog: z.string(),
  /** New to the catalog, a further version, a promotion from another catalog, or a renewal. */
  kind: kindSchema,
  state: reviewStateSchema,
  round: z.number(),
  revision: z.number(),
  digest: z.string(),
  surfaceDigest: z.string().nullable(),
  submittedBy: person,
  submittedAt: z.string(),
  updatedAt: z.string(),
  assignee: person.nullable(),
  /** Worst finding of the checks; null when nothing was found or they have not finished. */
  risk: severitySchema.nullable(),
  /** The rules that found something, the worst first. */
  reasons: z.array(riskReasonSchema),
  findingCount: z.number(),
  /** Null before the checks of what is under review now have finished. */
  checkSummary: checkSummarySchema.nullable(),
  due: dueSchema,
});

/** What this viewer may do with the review now, and why not. */
export const reviewAbilitySchema = z.object({ allowed: z.boolean(), reason: z.string().nullable() });

/** The whole review (governance.md §4). */
export const reviewSchema = reviewRowSchema.extend({
  manifest: z.unknown(),
  surface: z.unknown().nullable(),
  /** Of what is under review now; empty until they have finished. */
  checks: z.array(checkViewSchema),
  /** Since when they are waited for; null when they have finished, or nobody waits for them. */
  checksAwaitedSince: z.string().nullable(),
  findings: z.array(findingViewSchema),
  diffBase: z.string().nullable(),
  votes: z.array(voteViewSchema),
  /** Null for a review that was decided by votes, or concluded before evidence was kept. */
  conclusion: conclusionViewSchema.nullable(),
  comments: z.array(commentViewSchema),
  policy: policyVerdictSchema,
  /** What the catalog makes of the version now; null: it has not listed it. */
  listed: listingStateSchema.nullable(),
  /** The suspension that stands on the version in this catalog, whatever is decided here. */
  suspension: blockSchema.nullable(),
  can: z.record(z.string(), reviewAbilitySchema),
});

export type Review = z.infer<typeof reviewSchema>;
export type ReviewRow = z.infer<typeof reviewRowSchema>;
export type ReviewAbility = z.infer<typeof reviewAbilitySchema>;

/** What changed since another version (GET …/diff). `base` is null when there is nothing to compare with. */
export const comparisonSchema = z.object({ base: z.string().nullable(), changes: z.array(manifestChangeSchema) });
export type Comparison = z.infer<typeof comparisonSchema>;
