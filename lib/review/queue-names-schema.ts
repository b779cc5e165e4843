import { SEVERITIES } from "@/lib/checks/check-names-schema";

/** The names the queue is told apart by, for pages too: they need no library. */
export const KINDS = ["new", "version", "promotion", "renewal", "request"] as const;
export type Kind = (typeof KINDS)[number];

/** Mildest first. */
export const RISKS = ["none", ...SEVERITIES] as const;
export type Risk = (typeof RISKS)[number];

/** Stands where reasons of a risk have the id of a rule: versions of the server are suspended. */
export const SUSPENDED_REASON = "suspended";

/** Most hours anything may wait: a year. */
export const MAX_TARGET_HOURS = 8_760;
