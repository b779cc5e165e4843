import { z } from "zod";
import { KINDS, type Kind, MAX_TARGET_HOURS } from "@/lib/review/queue-names-schema";

const hours = z.number().int().min(1).max(MAX_TARGET_HOURS);

/** Hours until something is due: of low risk (checks ended, nothing above `low`), and everything else. */
export const targetSchema = z.strictObject({ low: hours, other: hours });
export const dueTargetsSchema = z.strictObject(Object.fromEntries(KINDS.map((kind) => [kind, targetSchema])) as Record<Kind, typeof targetSchema>);
export type DueTargets = z.infer<typeof dueTargetsSchema>;

/** Targets in force; version 0 are the defaults. Calendar hours: nights and holidays count. */
export const dueTargetsViewSchema = z.object({ version: z.number().int(), targets: dueTargetsSchema, setBy: z.string().nullable(), setAt: z.string().nullable() });
export type DueTargetsView = z.infer<typeof dueTargetsViewSchema>;

/** Says which version was seen, so that nobody overwrites what they did not read. */
export const putDueTargetsSchema = z.strictObject({ version: z.number().int().min(0), targets: dueTargetsSchema });
export type PutDueTargets = z.infer<typeof putDueTargetsSchema>;

/** UX contract §3.4 in calendar hours. */
export const DEFAULT_TARGETS: DueTargets = {
  new: { low: 24, other: 72 },
  version: { low: 24, other: 72 },
  promotion: { low: 24, other: 72 },
  renewal: { low: 48, other: 48 },
  request: { low: 72, other: 72 },
};
