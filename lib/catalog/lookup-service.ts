import type { Prisma } from "@/prisma/generated/client";
import { policySchema, type PolicyDocument } from "@/lib/catalog/policy-schema";
import type { Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";

export interface CatalogRow {
  id: string;
  slug: string;
  title: string;
  audience: string;
}

export interface PolicyInForce {
  id: string;
  version: number;
  digest: string;
  document: PolicyDocument;
}

const LISTING_FIELDS = {
  id: true,
  catalogId: true,
  versionId: true,
  revisionId: true,
  basis: true,
  reviewId: true,
  listedAt: true,
  suspendedAt: true,
  suspendedById: true,
  suspendReason: true,
  withdrawnAt: true,
  expiresAt: true,
  updatedAt: true,
  catalog: { select: { id: true, slug: true, audience: true } },
  manifestRevision: { select: { digest: true } },
  version: {
    select: {
      id: true,
      version: true,
      publisherStatus: true,
      publishedAt: true,
      server: { select: { id: true, name: true, namespace: { select: { name: true } } } },
    },
  },
} as const satisfies Prisma.ListingSelect;

export type ListingRow = Prisma.ListingGetPayload<{ select: typeof LISTING_FIELDS }>;

/** The catalog, or `not_found`. */
export async function catalogBySlug(tx: Tx, slug: string): Promise<CatalogRow> {
  const catalog = await tx.catalog.findUnique({ where: { slug }, select: { id: true, slug: true, title: true, audience: true } });
  if (catalog === null) throw notFound();
  return catalog;
}

/** Every catalog of `slugs`, in that order, or `not_found`. */
export async function catalogsBySlug(tx: Tx, slugs: readonly string[]): Promise<CatalogRow[]> {
  const catalogs: CatalogRow[] = [];
  for (const slug of new Set(slugs)) catalogs.push(await catalogBySlug(tx, slug));
  return catalogs;
}

/**
 * The policy in force. Takes a share lock on the catalog, so that a decision and a change of policy never cross:
 * whoever changes a policy locks the catalog for update.
 */
export async function policyInForce(tx: Tx, catalogId: string): Promise<PolicyInForce> {
  await tx.$queryRaw`SELECT 1 FROM catalog WHERE id = ${catalogId}::uuid FOR SHARE`;
  return newestPolicy(tx, catalogId);
}

/** The policy in force at this moment, for who decides nothing by it. */
export async function newestPolicy(tx: Tx, catalogId: string): Promise<PolicyInForce> {
  const policy = await tx.policy.findFirstOrThrow({ where: { catalogId }, orderBy: { version: "desc" } });
  return { id: policy.id, version: policy.version, digest: policy.digest, document: policySchema.parse(policy.document) };
}

/** All listings of one server in one catalog, whatever their state. */
export function listingsOfServer(tx: Tx, serverId: string, catalogId: string): Promise<ListingRow[]> {
  return tx.listing.findMany({ where: { catalogId, version: { serverId } }, select: LISTING_FIELDS });
}

/** All listings of some servers, in every catalog and state. */
export function listingsOfServers(tx: Tx, serverIds: readonly string[]): Promise<ListingRow[]> {
  return tx.listing.findMany({ where: { version: { serverId: { in: [...serverIds] } } }, select: LISTING_FIELDS });
}

/** The listing of a version in a catalog, or null. */
export function findListing(tx: Tx, versionId: string, catalogId: string): Promise<ListingRow | null> {
  return tx.listing.findUnique({ where: { versionId_catalogId: { versionId, catalogId } }, select: LISTING_FIELDS });
}

/** Every listing of a version, in any catalog. */
export function listingsOfVersion(tx: Tx, versionId: string): Promise<ListingRow[]> {
  return tx.listing.findMany({ where: { versionId }, select: LISTING_FIELDS });
}

/** Every listing of some versions, in any catalog. */
export function listingsOfVersions(tx: Tx, versionIds: readonly string[]): Promise<ListingRow[]> {
  return tx.listing.findMany({ where: { versionId: { in: [...versionIds] } }, select: LISTING_FIELDS });
}

/** Slugs of the catalogs in which a version is, or was, listed or under review: where a word about the version is heard. */
export async function catalogsOfVersion(tx: Tx, versionId: string): Promise<string[]> {
  const known = { some: { versionId } };
  const rows = await tx.catalog.findMany({ where: { OR: [{ listings: known }, { reviews: known }] }, select: { slug: true } });
  return rows.map(({ slug }) => slug);
}

export interface VersionRow {
  id: string;
  version: string;
  publisherStatus: string;
  statusMessage: string | null;
  replacementId: string | null;
  blockedAt: Date | null;
  serverId: string;
  serverName: string;
  namespace: string;
}

/**
 * The version of a server by its names (server name compared case-insensitively), or null.
 * Callers answer `not_found` for null and for what the viewer may not see alike.
 */
export async function findVersion(tx: Tx, serverKey: string, version: string): Promise<VersionRow | null> {
  const row = await tx.version.findFirst({
    where: { version, server: { nameKey: serverKey } },
    select: {
      id: true,
      version: true,
      publisherStatus: true,
      statusMessage: true,
      replacementId: true,
      blockedAt: true,
      server: { select: { id: true, name: true, namespace: { select: { name: true } } } },
    },
  });
  if (row === null) return null;
  const { server, ...rest } = row;
  return { ...rest, serverId: server.id, serverName: server.name, namespace: server.namespace.name };
}
