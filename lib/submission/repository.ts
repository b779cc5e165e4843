import type { KnownVersion } from "@/lib/submission/plan";
import type { Tx } from "@/lib/db/client";
import type { ReviewState } from "@/lib/review/schema";
import { serverNameKey, splitServerName } from "@/lib/manifest/names";

/** A namespace by name, compared case-insensitively, or null. */
export function findNamespace(tx: Tx, name: string): Promise<{ id: string; name: string } | null> {
  return tx.namespace.findUnique({ where: { nameKey: serverNameKey(name) }, select: { id: true, name: true } });
}

/** A server by name, compared case-insensitively, or null. */
export function findServer(tx: Tx, name: string): Promise<{ id: string; name: string } | null> {
  return tx.server.findUnique({ where: { nameKey: serverNameKey(name) }, select: { id: true, name: true } });
}

export function createServer(tx: Tx, name: string, namespaceId: string): Promise<{ id: string; name: string }> {
  return tx.server.create({ data: { name, nameKey: serverNameKey(name), namespaceId }, select: { id: true, name: true } });
}

export interface StoredVersion extends KnownVersion {
  id: string;
  revisionId: string;
  revisionNumber: number;
}

/** What is known of a version, or null when it was never submitted. */
export async function knownVersion(tx: Tx, serverId: string, version: string): Promise<StoredVersion | null> {
  const row = await tx.version.findUnique({
    where: { serverId_version: { serverId, version } },
    select: {
      id: true,
      revisions: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true, digest: true } },
      reviews: { select: { id: true, catalogId: true, state: true, manifestRevision: { select: { digest: true } } } },
      _count: { select: { listings: true } },
    },
  });
  const newest = row?.revisions[0];
  if (!row || !newest) return null;
  return {
    id: row.id,
    revisionId: newest.id,
    revisionNumber: newest.number,
    digest: newest.digest,
    everListed: row._count.listings > 0,
    reviews: row.reviews.map((review) => ({
      id: review.id,
      catalogId: review.catalogId,
      state: review.state as ReviewState,
      digest: review.manifestRevision.digest,
    })),
  };
}

/** The namespace part of a server name. */
export function namespaceOf(serverName: string): string {
  return splitServerName(serverName).namespace;
}
