import { z } from "zod";

/** Wire shapes of `GET /api/v1/changes` (governance.md §4). */
export const CHANGE_KINDS = ["listed", "suspended", "reinstated", "withdrawn", "expired", "status", "latest"] as const;

export const changesQuerySchema = z.object({
  /** Events after this number. */
  since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  catalog: z.string().min(1).max(64).default("default"),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  /** Seconds to wait for the first event. */
  wait: z.coerce.number().int().min(0).max(60).default(0),
});

export const changeSchema = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  catalog: z.string(),
  kind: z.enum(CHANGE_KINDS),
  server: z.string(),
  version: z.string(),
  digest: z.string(),
  /** Of kind `latest`: the version that was latest before; null when none was. */
  previousVersion: z.string().nullable().optional(),
});

export const changesSchema = z.object({
  events: z.array(changeSchema),
  /** Pass it as `since` to go on. */
  next: z.number().int(),
});
export type CatalogChange = z.infer<typeof changeSchema>;
