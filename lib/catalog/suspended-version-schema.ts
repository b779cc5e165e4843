import { z } from "zod";

/** In one catalog, in all that have not listed the version, or in all, also in those to come. */
const SUSPENSION_SCOPES = ["catalog", "unlisted", "everywhere"] as const;
export type SuspensionScope = (typeof SUSPENSION_SCOPES)[number];

/** A suspension that stands on a version of a server, for those who are to decide about others of it. */
export const suspendedVersionSchema = z.object({
  version: z.string(),
  scope: z.enum(SUSPENSION_SCOPES),
  /** Its slug; null unless one catalog is meant. */
  catalog: z.string().nullable(),
  at: z.iso.datetime(),
  /** By name; null for those who do not work in the console. */
  by: z.string().nullable(),
  reason: z.string(),
});
export type SuspendedVersion = z.infer<typeof suspendedVersionSchema>;

/** The suspended versions of a server. */
export interface SuspendedVersions {
  /** What stands on the newest few of them. */
  told: SuspendedVersion[];
  /** How many there are. */
  count: number;
  /** How many of them are not told. */
  more: number;
}
