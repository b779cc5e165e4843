import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { maySeeUnapproved } from "@/lib/catalog/reading-policy";
import { standingSuspensions } from "@/lib/catalog/standing-suspensions";
import type { SuspendedVersion, SuspendedVersions } from "@/lib/catalog/suspended-version-schema";
import { newestSuspended } from "@/lib/catalog/suspended-lookup-service";
import { prisma, type Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";
import type { Prisma } from "@/prisma/generated/client";

/** Versions that are told one by one; a server may have hundreds. */
const TOLD = 5;

const FIELDS = {
  version: true,
  blockedAt: true,
  blockedById: true,
  blockReason: true,
  server: { select: { namespace: { select: { name: true } } } },
  listings: { select: { suspendedAt: true, suspendedById: true, suspendReason: true, catalog: { select: { slug: true, audience: true } } } },
} as const satisfies Prisma.VersionSelect;
type Row = Prisma.VersionGetPayload<{ select: typeof FIELDS }>;
type Standing = Omit<SuspendedVersion, "by"> & { byId: string | null };

/**
 * The suspensions that stand on the versions of a server, newest first: of the newest few versions each, of the others how many
 * there are. Only what the viewer may see of catalogs and unapproved versions.
 */
export async function suspendedVersionsOf(viewer: Viewer | null, server: string): Promise<SuspendedVersions> {
  const tx = prisma();
  const found = viewer === null ? null : await tx.server.findUnique({ where: { nameKey: serverNameKey(server) }, select: { id: true } });
  if (viewer === null || found === null) return { told: [], count: 0, more: 0 };
  const { ids, count } = await newestSuspended(tx, viewer, found.id, TOLD);
  const rows = await tx.version.findMany({ where: { id: { in: ids } }, orderBy: { publishedAt: "desc" }, select: FIELDS });
  const standing = rows.flatMap((row) => standingOf(viewer, row)).sort((a, b) => b.at.localeCompare(a.at));
  const names = can(viewer, "console.enter") ? await namesOf(tx, standing.map(({ byId }) => byId)) : new Map<string, string>();
  return { told: standing.map(({ byId, ...suspension }) => ({ ...suspension, by: names.get(byId ?? "") ?? null })), count, more: count - ids.length };
}

/** What stands on a version of which the viewer may see something, as far as they see the catalogs it is listed in. */
function standingOf(viewer: Viewer, { version, server, listings, ...block }: Row): Standing[] {
  const seen = new Set(listings.filter(({ catalog }) => maySeeUnapproved(viewer, server.namespace.name, catalog)).map(({ catalog }) => catalog.slug));
  const standing = standingSuspensions(block, listings).filter(({ catalog }) => catalog === null || seen.has(catalog));
  return standing.map(({ at, ...suspension }) => ({ ...suspension, version, at: at.toISOString() }));
}

async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await tx.principal.findMany({ where: { id: { in: ids.filter((id) => id !== null) } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
