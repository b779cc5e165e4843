import type { Tx } from "@/lib/db/client";
import type { KindFacts } from "@/lib/review/kind";

const NOTHING_LISTED: KindFacts = { listedHere: false, listedElsewhere: false, serverListedHere: false };

/** What is listed of some versions and their servers, as a review of them in a catalog wants to know: one query for all. */
export async function kindFacts(tx: Tx, versionIds: readonly string[], catalogId: string): Promise<(versionId: string) => KindFacts> {
  const rows = await tx.$queryRaw<({ versionId: string } & KindFacts)[]>`
    SELECT v.id AS "versionId", bool_or(l.version_id = v.id AND l.catalog_id = ${catalogId}::uuid) AS "listedHere",
      bool_or(l.version_id = v.id AND l.catalog_id <> ${catalogId}::uuid) AS "listedElsewhere",
      bool_or(l.version_id <> v.id AND l.catalog_id = ${catalogId}::uuid) AS "serverListedHere"
    FROM version v JOIN version sibling ON sibling.server_id = v.server_id JOIN listing l ON l.version_id = sibling.id
    WHERE v.id = ANY(${[...versionIds]}::uuid[]) GROUP BY v.id`;
  const known = new Map(rows.map((row) => [row.versionId, row]));
  return (versionId) => known.get(versionId) ?? NOTHING_LISTED;
}
