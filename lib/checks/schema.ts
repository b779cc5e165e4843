import { z } from "zod";
import { SEVERITIES } from "@/lib/checks/check-names-schema";

/**
 * What a check run says about a version (trust.md §0 item 7, §3.3). Isomorphic: pages and the API share it.
 *
 * FAIL = at least one finding. MISSING = the rule needs something the submission does not have (a tool surface).
 * UNAVAILABLE = the rule could not be carried out. SKIPPED = switched off. Only PASS says "looked, found nothing".
 */
export const severitySchema = z.enum(SEVERITIES);
export const checkResultStatusSchema = z.enum(["PASS", "FAIL", "MISSING", "UNAVAILABLE", "SKIPPED"]);

export const MAX_EVIDENCE_LENGTH = 200;

export const findingSchema = z.object({
  ruleId: z.string(),
  severity: severitySchema,
  /** RFC 6901 pointer into the manifest, or below `/surface` into the tool surface. */
  pointer: z.string(),
  message: z.string(),
  /** Excerpt in which every invisible character is spelled out, as in `⟦U+200B⟧`. */
  evidence: z.string().max(MAX_EVIDENCE_LENGTH),
  /** Stable identity of this hit, 64 hex digits: what a waiver names. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** OWASP MCP Top 10 and CWE identifiers. */
  references: z.array(z.string()),
});

export const checkOutcomeSchema = z.object({
  ruleId: z.string(),
  title: z.string(),
  status: checkResultStatusSchema,
  enforced: z.boolean(),
  required: z.boolean(),
  findings: z.array(findingSchema),
  ruleVersion: z.number().int().positive(),
  /** Why there is no verdict; null for PASS and FAIL. */
  note: z.string().nullable(),
});

export const checkReportSchema = z.object({
  ruleSetDigest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  outcomes: z.array(checkOutcomeSchema),
});

/**
 * The three switches of a rule (trust.md §5.3, after Open VSX). `enabled`: it runs. `enforced`: its findings may
 * block. `required`: anything but a verdict (MISSING, UNAVAILABLE, SKIPPED) blocks too. Policy draws the consequence.
 */
export const ruleSwitchSchema = z.object({ enabled: z.boolean(), enforced: z.boolean(), required: z.boolean() });
export const checkSwitchesSchema = z.record(z.string(), ruleSwitchSchema);

export type Severity = z.infer<typeof severitySchema>;
export type CheckResultStatus = z.infer<typeof checkResultStatusSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type CheckOutcome = z.infer<typeof checkOutcomeSchema>;
export type CheckReport = z.infer<typeof checkReportSchema>;
export type RuleSwitch = z.infer<typeof ruleSwitchSchema>;
export type CheckSwitches = z.infer<typeof checkSwitchesSchema>;
