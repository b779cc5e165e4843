import { z } from "zod";
import { checkResultStatusSchema, severitySchema } from "@/lib/checks/schema";
import { decisionSchema, unmetSchema } from "@/lib/review/schema";

/** The sections of the review page, in the order of a reviewer's questions (UX contract §3.3). */
export const REVIEW_SECTIONS = ["summary", "changes", "trust", "asks", "tools", "checks", "precedent", "thread"] as const;
export const reviewSectionSchema = z.enum(REVIEW_SECTIONS);
export type ReviewSection = z.infer<typeof reviewSectionSchema>;

/** What a mark is for: another round or other bytes are another thing to read. */
export const markSubjectSchema = z.strictObject({ round: z.number().int().min(1), digest: z.string().max(100), surfaceDigest: z.string().max(100).nullable() });
export type MarkSubject = z.infer<typeof markSubjectSchema>;

/** The caller's own marks on what is under review now. */
export const sectionMarksSchema = z.object({ items: z.array(z.object({ section: reviewSectionSchema, at: z.string() })) });
export type SectionMarks = z.infer<typeof sectionMarksSchema>;

/** Grow with the shapes of the documents, so that old evidence is still read as what it is. */
export const EVIDENCE_SCHEMA = "gatehouse.evidence/1";
export const CONCLUSION_SCHEMA = "gatehouse.conclusion/1";

const personThenSchema = z.object({ id: z.string(), name: z.string(), email: z.string().nullable(), roles: z.array(z.string()) });
const revisionSchema = z.object({ manifestDigest: z.string(), surfaceDigest: z.string().nullable() });

/** What a voter had before them (UX contract §3.3 "Frozen at decision"); stored as canonical JSON (RFC 8785). */
export const evidenceDocumentSchema = z.object({
  schema: z.literal(EVIDENCE_SCHEMA),
  review: z.object({ id: z.string(), server: z.string(), version: z.string(), catalog: z.string(), round: z.number(), revision: z.number() }),
  subject: revisionSchema,
  /** What clients called the server, or would have when it was decided: a publisher may choose it beside the bytes (install.md §1.7). The first documents lack it. */
  clientKey: z.string().optional(),
  /** `bulk`: it was one of so many that were decided with one reason, from the queue. */
  vote: z.object({ id: z.string(), decision: decisionSchema, comment: z.string(), castAt: z.string(), bulk: z.number().optional() }),
  voter: personThenSchema,
  /** In force at the vote; the verdict counts this vote. */
  policy: z.object({ version: z.number(), digest: z.string(), verdict: z.object({ allow: z.boolean(), unmet: z.array(unmetSchema.pick({ code: true, sentence: true })) }) }),
  /** The newest run over what was under review; null when none had finished. */
  checks: z
    .object({
      runId: z.string(),
      finishedAt: z.string(),
      /** What they were over. The first documents lack it: in those they may be checks of tools that were declared before. */
      subject: revisionSchema.optional(),
      ruleSetDigest: z.string(),
      rules: z.array(z.object({ id: z.string(), version: z.number(), status: checkResultStatusSchema, enforced: z.boolean(), required: z.boolean() })),
      findings: z.array(z.object({ ruleId: z.string(), severity: severitySchema, pointer: z.string(), message: z.string(), evidence: z.string(), fingerprint: z.string() })),
    })
    .nullable(),
  /** What the page compared with; null when there was nothing. */
  comparedWith: revisionSchema.extend({ version: z.string(), number: z.number() }).nullable(),
  /** Sections the voter had marked as reviewed. */
  sections: z.array(z.object({ section: reviewSectionSchema, at: z.string() })),
});
export type EvidenceDocument = z.infer<typeof evidenceDocumentSchema>;

/** What somebody had before them who concluded a review: the votes it rests on, each by the digest of its own evidence. */
export const conclusionDocumentSchema = evidenceDocumentSchema.omit({ vote: true, voter: true }).extend({
  schema: z.literal(CONCLUSION_SCHEMA),
  conclusion: z.object({ at: z.string() }),
  concludedBy: personThenSchema,
  /** Of the present round, in the order in which they were cast. */
  votes: z.array(z.object({ id: z.string(), voter: z.object({ id: z.string(), name: z.string() }), decision: decisionSchema, castAt: z.string(), evidence: z.string().nullable() })),
});
export type ConclusionDocument = z.infer<typeof conclusionDocumentSchema>;

/** A vote's evidence: the very text that was stored, what it says, and the digest of its UTF-8 bytes. */
export const evidenceSchema = z.object({ voteId: z.string(), digest: z.string(), canonical: z.string(), document: evidenceDocumentSchema });
export type VoteEvidence = z.infer<typeof evidenceSchema>;
export const conclusionEvidenceSchema = evidenceSchema.omit({ voteId: true }).extend({ document: conclusionDocumentSchema });
export type ConclusionEvidence = z.infer<typeof conclusionEvidenceSchema>;
