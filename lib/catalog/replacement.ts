import type { Viewer } from "@/lib/access/schema";
import { listingWhere } from "@/lib/catalog/listing-filter";
import type { VersionRow } from "@/lib/catalog/lookup-service";
import { mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import type { StatusChange } from "@/lib/catalog/status-schema";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";

const refusal = (message: string, code: string) =>
  new AppError("invalid_request", "The replacement cannot be pointed to.", [{ path: "replacement", message, code }]);

/** Ids of the catalogs that the viewer reads and that serve a server. */
async function servingCatalogs(tx: Tx, viewer: Viewer, serverId: string): Promise<Set<string>> {
  const served = { AND: [listingWhere("active", new Date()), { version: { serverId } }] };
  const rows = await tx.catalog.findMany({ where: { listings: { some: served } }, select: { id: true, slug: true, audience: true } });
  return new Set(rows.filter((catalog) => mayReadCatalog(catalog, readingGrant(viewer))).map(({ id }) => id));
}

/**
 * The server that a status points to, or null for none. It must be another one, and be served in a catalog that lists the version: where
 * it is not, or no longer is, nobody is pointed to it (projection.ts). Throws `invalid_request`, also for a name there is none of: who
 * publishes learns nothing about catalogs they do not read.
 */
export async function replacementOf(tx: Tx, viewer: Viewer, version: VersionRow, { status, replacement }: StatusChange): Promise<string | null> {
  if (status !== "deprecated") {
    if (replacement != null) throw refusal("belongs to a deprecated version only", "not_deprecated");
    return null;
  }
  if (replacement === undefined) return version.replacementId;
  if (replacement === null) return null;
  const server = await tx.server.findUnique({ where: { nameKey: serverNameKey(replacement) }, select: { id: true } });
  if (server?.id === version.serverId) throw refusal("is this very server", "own_replacement");
  const serving = server === null ? new Set<string>() : await servingCatalogs(tx, viewer, server.id);
  const listed = await tx.listing.findMany({ where: { versionId: version.id }, select: { catalogId: true } });
  if (server === null || !listed.some(({ catalogId }) => serving.has(catalogId))) throw refusal("is served in no catalog that lists this version", "replacement_not_served");
  return server.id;
}
