import type { VersionRow } from "@/lib/submission/detail-schema";

export type Unserved = "suspended" | "withdrawn" | "deleted" | "expired" | "pending";

/**
 * Why a version is served nowhere, in the order in which facts of a listing count (governance.md §2); of several catalogs the
 * gravest. `pending`: nothing has listed it yet. Pure.
 */
export function unservedReason({ listings, blocked, publisherStatus }: Pick<VersionRow, "blocked" | "publisherStatus"> & { listings: readonly Pick<VersionRow["listings"][number], "state">[] }): Unserved {
  const has = (wanted: string) => listings.some(({ state }) => state === wanted);
  if (blocked !== null || has("suspended")) return "suspended";
  if (has("withdrawn")) return publisherStatus === "deleted" ? "deleted" : "withdrawn";
  return has("expired") ? "expired" : "pending";
}
