import { can, namespaceRole } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { viewerOfBearer } from "@/lib/access/viewer";
import { isWithinBinding } from "@/lib/catalog/reading-policy";
import { latestOf } from "@/lib/catalog/listing-state";
import { prisma, type Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";
import type { SchemaVersion } from "@/lib/manifest/schema-versions";
import { OPEN_STATES } from "@/lib/review/machine";
import type { ReviewState } from "@/lib/review/schema";
import { pendingResponse } from "@/lib/submission/pending-response";
import type { Submission } from "@/lib/submission/schema";
import type { Prisma } from "@/prisma/generated/client";

const VERSION_FIELDS = {
  version: true,
  publisherStatus: true,
  statusMessage: true,
  statusChangedAt: true,
  publishedAt: true,
  revisions: { orderBy: { number: "desc" }, take: 1, select: { canonical: true, schemaVersion: true, submittedAt: true } },
  reviews: { orderBy: { submittedAt: "desc" }, select: { id: true, state: true, catalog: { select: { slug: true } } } },
} as const satisfies Prisma.VersionSelect;

type StoredVersion = Prisma.VersionGetPayload<{ select: typeof VERSION_FIELDS }>;

/** As this viewer may see it: a token that is bound to catalogs is told of no review elsewhere (governance.md §3 "Tokens"). */
function responseOf(viewer: Viewer, row: StoredVersion, isLatest: boolean): string {
  const { revisions, version: _version, ...facts } = row;
  const reviews = row.reviews.filter(({ catalog }) => isWithinBinding(catalog.slug, viewer));
  const newest = revisions[0];
  if (newest === undefined) throw new Error("a version has at least one revision");
  const { statusChangedAt } = facts;
  return pendingResponse({
    ...facts,
    canonical: Buffer.from(newest.canonical).toString("utf8"),
    schemaVersion: newest.schemaVersion as SchemaVersion,
    updatedAt: statusChangedAt > newest.submittedAt ? statusChangedAt : newest.submittedAt,
    isLatest,
    reviews: reviews.map(({ id, state, catalog }) => ({ id, catalog: catalog.slug, state: state as ReviewState })),
  });
}

/** Who publishes there sees what is pending there, with the token it publishes with. */
function isOwn(viewer: Viewer | null, namespace: string): boolean {
  if (can(viewer, "publish", { namespace })) return true;
  return viewer !== null && namespaceRole(viewer, namespace) !== undefined && can(viewer, "unapproved.read", { namespace });
}

/**
 * The pending versions of a server in a catalog, for its own publisher (governance.md §2 "What clients see"): under
 * review there and never listed there. Empty for every other bearer. Plugged into the registry's reads.
 */
export async function ownVersions(query: {
  bearer: string;
  catalog: { id: string; slug: string };
  serverName: string;
}): Promise<{ version: string; publishedAt: Date; deleted: boolean; body: string }[]> {
  const viewer = await viewerOfBearer(query.bearer);
  if (viewer === null || !isWithinBinding(query.catalog.slug, viewer)) return [];
  const { id: catalogId } = query.catalog;
  const server = await prisma().server.findUnique({
    where: { nameKey: serverNameKey(query.serverName) },
    select: { id: true, name: true, namespace: { select: { name: true } } },
  });
  if (server === null || server.name !== query.serverName || !isOwn(viewer, server.namespace.name)) return [];
  const rows = await prisma().version.findMany({
    where: { serverId: server.id, listings: { none: { catalogId } }, reviews: { some: { catalogId, state: { in: [...OPEN_STATES] } } } },
    select: VERSION_FIELDS,
  });
  return rows.map((row) => ({ version: row.version, publishedAt: row.publishedAt, deleted: row.publisherStatus === "deleted", body: responseOf(viewer, row, false) }));
}

async function storedVersion(server: string, version: string): Promise<StoredVersion> {
  const row = await prisma().version.findFirst({ where: { version, server: { nameKey: serverNameKey(server) } }, select: VERSION_FIELDS });
  if (row === null) throw notFound();
  return row;
}

/**
 * Whether a version would be `latest` of its server in a catalog if everything under review there were listed: what the
 * official registry would have answered to the same publishes in the same order (registry-api.md §1.6).
 */
async function wouldBeLatest(tx: Tx, server: string, version: string, slug: string): Promise<boolean> {
  const rows = await tx.version.findMany({
    where: {
      server: { nameKey: serverNameKey(server) },
      OR: [{ listings: { some: { catalog: { slug } } } }, { reviews: { some: { catalog: { slug }, state: { in: [...OPEN_STATES] } } } }],
    },
    select: {
      version: true,
      publishedAt: true,
      publisherStatus: true,
      listings: { where: { catalog: { slug } }, select: { suspendedAt: true, withdrawnAt: true, expiresAt: true } },
    },
  });
  const candidates = rows.map(({ listings: [listing], publisherStatus, ...row }) => ({
    ...row,
    publisherStatus: publisherStatus as "active",
    suspended: listing?.suspendedAt != null,
    withdrawnByAdmin: listing?.withdrawnAt != null,
    expiresAt: listing?.expiresAt ?? null,
  }));
  return latestOf(candidates, new Date())?.version === version;
}

/** The official answer to a publish: as if the version were listed in the first catalog it was sent to. */
export async function publishedResponse(viewer: Viewer, { server, version, reviews }: Submission): Promise<string> {
  const slug = reviews[0]?.catalog ?? "default";
  return responseOf(viewer, await storedVersion(server, version), await wouldBeLatest(prisma(), server, version, slug));
}

/** A version as its publisher sees it where it is not listed. Callers have authorised. Throws `not_found`. */
export async function storedResponse(viewer: Viewer, server: string, version: string): Promise<string> {
  return responseOf(viewer, await storedVersion(server, version), false);
}
