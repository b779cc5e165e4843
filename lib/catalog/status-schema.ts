import { z } from "zod";
import { PUBLISHER_STATUSES } from "@/lib/catalog/publisher-status-schema";

/** The publisher's own word about a version, true in every catalog (registry-api.md §1.7). Isomorphic. */
export const publisherStatusSchema = z.strictObject({
  status: z.enum(PUBLISHER_STATUSES),
  statusMessage: z.string().max(500).optional(),
});

/** The same with what to use in place of a deprecated version: another server, as a fact. `null` takes it away, left out it stays. */
export const statusChangeSchema = publisherStatusSchema.extend({ replacement: z.string().trim().min(1).max(400).nullable().optional() });
export type StatusChange = z.infer<typeof statusChangeSchema>;
