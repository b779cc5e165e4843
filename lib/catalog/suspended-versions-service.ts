import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { maySeeUnapproved } from "@/lib/catalog/reading-policy";
import { standingSuspensions } from "@/lib/catalog/standing-suspensions";
import type { SuspendedVersion } from "@/lib/catalog/suspended-version-schema";
import { prisma, type Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";
import type { Prisma } from "@/prisma/generated/client";

const CATALOG = { select: { slug: true, audience: true } } as const;

const FIELDS = {
  version: true,
  serverId: true,
  blockedAt: true,
  blockedById: true,
  blockReason: true,
  server: { select: { namespace: { select: { name: true } } } },
  listings: { select: { suspendedAt: true, suspendedById: true, suspendReason: true, catalog: CATALOG } },
  reviews: { select: { catalog: CATALOG } },
} as const satisfies Prisma.VersionSelect;
type Row = Prisma.VersionGetPayload<{ select: typeof FIELDS }>;
type Standing = Omit<SuspendedVersion, "by"> & { byId: string | null };

/**
 * The suspensions that stand on versions of some servers, by the id of the server, newest first; servers without one are left
 * out. Only what the viewer may see of catalogs and unapproved versions.
 */
export async function suspendedVersions(tx: Tx, viewer: Viewer | null, serverIds: readonly string[]): Promise<Map<string, SuspendedVersion[]>> {
  const rows = await tx.version.findMany({
    where: { serverId: { in: [...new Set(serverIds)] }, OR: [{ blockedAt: { not: null } }, { listings: { some: { suspendedAt: { not: null } } } }] },
    select: FIELDS,
  });
  const found = rows.flatMap((row) => standingOf(viewer, row).map((standing) => ({ serverId: row.serverId, standing })));
  const names = viewer !== null && can(viewer, "console.enter") ? await namesOf(tx, found.map(({ standing }) => standing.byId)) : new Map<string, string>();
  const groups = new Map<string, SuspendedVersion[]>();
  for (const { serverId, standing: { byId, ...standing } } of found.sort((a, b) => b.standing.at.localeCompare(a.standing.at))) {
    groups.set(serverId, [...(groups.get(serverId) ?? []), { ...standing, by: names.get(byId ?? "") ?? null }]);
  }
  return groups;
}

/** How many versions of a server are suspended, of what was found about several. Pure. */
export function suspendedCount(found: ReadonlyMap<string, readonly SuspendedVersion[]>, serverId: string): number {
  return new Set((found.get(serverId) ?? []).map(({ version }) => version)).size;
}

/** The suspensions of one server, as above. */
export async function suspendedVersionsOf(viewer: Viewer | null, server: string): Promise<SuspendedVersion[]> {
  const tx = prisma();
  const found = await tx.server.findUnique({ where: { nameKey: serverNameKey(server) }, select: { id: true } });
  return found === null ? [] : ((await suspendedVersions(tx, viewer, [found.id])).get(found.id) ?? []);
}

/** What stands on a version, as far as the viewer sees the catalogs it is listed or reviewed in. */
function standingOf(viewer: Viewer | null, { version, server, listings, reviews, ...block }: Row): Standing[] {
  const isSeen = ({ catalog }: { catalog: { slug: string; audience: string } }) => maySeeUnapproved(viewer, server.namespace.name, catalog);
  const seen = new Set([...listings, ...reviews].filter(isSeen).map(({ catalog }) => catalog.slug));
  const standing = standingSuspensions(block, listings).filter(({ catalog }) => (catalog === null ? seen.size > 0 : seen.has(catalog)));
  return standing.map(({ at, ...suspension }) => ({ ...suspension, version, at: at.toISOString() }));
}

async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await tx.principal.findMany({ where: { id: { in: ids.filter((id) => id !== null) } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
