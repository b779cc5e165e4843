import { toldState } from "@/lib/catalog/listing-schema";
import type { VersionRow } from "@/lib/submission/detail-schema";

export type Unserved = "suspended" | "withdrawn" | "deleted" | "expired" | "pending";

const GRAVEST_FIRST = ["suspended", "withdrawn", "deleted", "expired"] as const;

/**
 * Why a version is served nowhere, in the order in which facts of a listing count (governance.md §2); of several catalogs the
 * gravest. `pending`: nothing has listed it yet. Pure.
 */
export function unservedReason({ listings, blocked }: Pick<VersionRow, "blocked"> & { listings: readonly Pick<VersionRow["listings"][number], "state" | "withdrawnByAdmin">[] }): Unserved {
  if (blocked !== null) return "suspended";
  const told = new Set<string>(listings.map(toldState));
  return GRAVEST_FIRST.find((reason) => told.has(reason)) ?? "pending";
}
