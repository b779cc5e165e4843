import { z } from "zod";
import { policySchema, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { SEAT_ROLES, type SeatRole } from "./policy-clauses";

/** What the form of a policy holds: numbers as they were typed, empty where nothing is demanded. */
export interface PolicyValues {
  min: string;
  roles: Record<SeatRole, string>;
  requiredChecks: readonly string[];
  blockSeverity: string;
  expires: boolean;
  approvalTtlDays: string;
  allowImport: boolean;
  asksPasskey: boolean;
  stepUpMinutes: string;
}

/** How long a passkey holds when nobody said otherwise (governance.md §3 asks again after a quarter of an hour). */
const USUAL_MINUTES = "15";
const USUAL_DAYS = "180";

export function valuesOf({ approvals, requiredChecks, blockSeverity, approvalTtlDays, allowImport, stepUp }: PolicyDocument): PolicyValues {
  return {
    min: String(approvals.min),
    roles: { reviewer: numberText(approvals.roles.reviewer), security_reviewer: numberText(approvals.roles.security_reviewer), admin: numberText(approvals.roles.admin) },
    requiredChecks,
    blockSeverity: blockSeverity ?? "",
    expires: approvalTtlDays !== null,
    approvalTtlDays: numberText(approvalTtlDays) || USUAL_DAYS,
    allowImport,
    asksPasskey: Boolean(stepUp),
    stepUpMinutes: numberText(stepUp?.minutes) || USUAL_MINUTES,
  };
}

const numberText = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));
/** What is no whole number becomes one that no policy takes, so that the one schema refuses it. */
const numberOf = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN);

export type PolicyReading = { policy: PolicyDocument } | { wrong: ReadonlySet<string> };

/** The document that the form says, or which of its fields are wrong (paths as the schema names them). */
export function readValues(values: PolicyValues): PolicyReading {
  const seats = SEAT_ROLES.flatMap((role) => (values.roles[role].trim() === "" ? [] : [[role, numberOf(values.roles[role])] as const]));
  const parsed = policySchema.safeParse({
    approvals: { min: numberOf(values.min), roles: Object.fromEntries(seats) },
    requiredChecks: values.requiredChecks,
    blockSeverity: values.blockSeverity === "" ? null : values.blockSeverity,
    approvalTtlDays: values.expires ? numberOf(values.approvalTtlDays) : null,
    allowImport: values.allowImport,
    ...(values.asksPasskey && { stepUp: { minutes: numberOf(values.stepUpMinutes) } }),
  });
  return parsed.success ? { policy: parsed.data } : { wrong: new Set(parsed.error.issues.map(({ path }) => path.join("."))) };
}

export const textOf = (policy: PolicyDocument): string => JSON.stringify(policy, null, 2);

/** The document that a text is, or in a sentence what is wrong with it. */
export function readText(text: string): { policy: PolicyDocument } | { problem: string } {
  try {
    const parsed = policySchema.safeParse(JSON.parse(text));
    return parsed.success ? { policy: parsed.data } : { problem: z.prettifyError(parsed.error) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
