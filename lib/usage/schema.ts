import { z } from "zod";

/** How often versions are read in full, by kind of client (issue 6 §3). No names, no addresses. Isomorphic. */
export const CLIENT_KINDS = ["vscode", "cursor", "claude", "codex", "gemini", "jetbrains", "nacos-router", "publisher", "browser", "node", "python", "curl", "other"] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

/** Where a version was read: the registry API, an install plan, or the facade that routers read. */
export const CHANNELS = ["registry", "plan", "router"] as const;
export type Channel = (typeof CHANNELS)[number];

export const MAX_USAGE_DAYS = 365;

export const usageSchema = z.object({
  server: z.string(),
  /** Days that were asked for, the last one today (UTC). */
  days: z.number().int(),
  /** What lists call pulls: everything but the channel `router`, which reads every version every few seconds. So in `daily`, `versions` and `clients`. */
  total: z.number().int(),
  /** One number for each day, oldest first; days without a pull are 0. */
  daily: z.array(z.object({ day: z.iso.date(), pulls: z.number().int() })),
  /** Most pulled first, in each of these. */
  versions: z.array(z.object({ version: z.string(), pulls: z.number().int() })),
  clients: z.array(z.object({ client: z.enum(CLIENT_KINDS), pulls: z.number().int() })),
  /** All channels, routers too. */
  channels: z.array(z.object({ channel: z.enum(CHANNELS), pulls: z.number().int() })),
});
export type Usage = z.infer<typeof usageSchema>;
