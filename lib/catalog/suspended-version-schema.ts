import { z } from "zod";

/** A suspension that stands on a version of a server, for those who are to decide about others of it. */
export const suspendedVersionSchema = z.object({
  version: z.string(),
  /** Where; null: in all catalogs, also in those that have not listed it. */
  catalog: z.string().nullable(),
  at: z.iso.datetime(),
  /** By name; null for those who do not work in the console. */
  by: z.string().nullable(),
  reason: z.string(),
});
export type SuspendedVersion = z.infer<typeof suspendedVersionSchema>;
