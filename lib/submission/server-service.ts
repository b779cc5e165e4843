import type { Viewer } from "@/lib/access/schema";
import { toListing } from "@/lib/catalog/listing-view";
import { factsOf } from "@/lib/catalog/latest";
import { listingState } from "@/lib/catalog/listing-state";
import { type ListingRow, listingsOfVersion } from "@/lib/catalog/lookup-service";
import { mayReadCatalog, maySeeUnapproved, readingGrant } from "@/lib/catalog/reading-policy";
import { visibleNamespace } from "@/lib/catalog/visibility";
import { prisma, type Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";
import { latestRun } from "@/lib/checks/run-service";
import { reviewsOfVersion } from "@/lib/review/lookup-service";
import type { ServerView, VersionView } from "@/lib/submission/server-schema";

type VersionFacts = {
  id: string;
  version: string;
  publisherStatus: string;
  statusMessage: string | null;
  publishedAt: Date;
  server: { name: string; namespace: { name: string } };
};

const VERSION_FIELDS = {
  id: true,
  version: true,
  publisherStatus: true,
  statusMessage: true,
  publishedAt: true,
  server: { select: { name: true, namespace: { select: { name: true } } } },
} as const;

/** Listings in catalogs the viewer may read: those that are served, and the others where the viewer has further rights. */
async function readableListings(tx: Tx, viewer: Viewer | null, version: VersionFacts): Promise<ListingRow[]> {
  const rows = await listingsOfVersion(tx, version.id);
  const grant = readingGrant(viewer);
  const now = new Date();
  return rows.filter((row) => {
    if (maySeeUnapproved(viewer, version.server.namespace.name, row.catalog)) return true;
    return mayReadCatalog(row.catalog, grant) && listingState(factsOf(row), now) === "active";
  });
}

async function pendingReinstatements(tx: Tx, rows: readonly ListingRow[]): Promise<Set<string>> {
  const pending = await tx.reinstatement.findMany({
    where: { listingId: { in: rows.map((row) => row.id) }, confirmedAt: null, voidedAt: null },
    select: { listingId: true },
  });
  return new Set(pending.map((row) => row.listingId));
}

/** One version as a row, or null when this viewer may not know of it. */
async function versionRow(tx: Tx, viewer: Viewer | null, version: VersionFacts): Promise<ServerView["versions"][number] | null> {
  const namespace = version.server.namespace.name;
  const privileged = visibleNamespace(viewer, namespace);
  const rows = await readableListings(tx, viewer, version);
  const [pending, all] = await Promise.all([pendingReinstatements(tx, rows), privileged ? reviewsOfVersion(tx, version.id) : []]);
  const reviews = all.filter((review) => maySeeUnapproved(viewer, namespace, review.catalog));
  if (rows.length === 0 && reviews.length === 0) return null;
  const newest = await tx.manifestRevision.findFirstOrThrow({ where: { versionId: version.id }, orderBy: { number: "desc" }, select: { digest: true } });
  return {
    version: version.version,
    digest: rows[0]?.manifestRevision.digest ?? newest.digest,
    publisherStatus: version.publisherStatus as "active",
    publishedAt: version.publishedAt.toISOString(),
    listings: rows.map((row) => toListing(row, privileged && pending.has(row.id))),
    reviews: reviews.map((review) => ({ id: review.id, catalog: review.catalog.slug, state: review.state })),
  };
}

/** A server with the versions this viewer may see, or `not_found`. */
export async function serverView(viewer: Viewer | null, name: string): Promise<ServerView> {
  const tx = prisma();
  const versions = await tx.version.findMany({
    where: { server: { nameKey: serverNameKey(name) } },
    orderBy: { publishedAt: "desc" },
    take: 500,
    select: VERSION_FIELDS,
  });
  const rows = await Promise.all(versions.map((version) => versionRow(tx, viewer, version)));
  const visible = rows.filter((row) => row !== null);
  const stored = versions[0]?.server.name;
  if (stored === undefined || visible.length === 0) throw notFound();
  return { server: stored, versions: visible };
}

/** Checks and findings of the newest review, for those who may see what is unapproved. */
async function newestChecks(tx: Tx, reviews: ServerView["versions"][number]["reviews"]): Promise<Pick<VersionView, "checks" | "findings">> {
  const newest = reviews[0];
  if (newest === undefined) return { checks: [], findings: [] };
  const review = await tx.review.findUniqueOrThrow({ where: { id: newest.id }, select: { round: true } });
  const run = await latestRun(tx, newest.id, review.round);
  return {
    checks: (run?.outcomes ?? []).map(({ ruleId, title, status, enforced, required }) => ({ ruleId, title, status: status as "PASS", enforced, required })),
    findings: (run?.findings ?? []).map(({ runId: _run, severity, ...finding }) => ({ ...finding, severity: severity as "info" })),
  };
}

/** A version with its manifest, or `not_found`. Without further rights: only what readable catalogs list. */
export async function versionView(viewer: Viewer | null, name: string, version: string): Promise<VersionView> {
  const tx = prisma();
  const found = await tx.version.findFirst({ where: { version, server: { nameKey: serverNameKey(name) } }, select: VERSION_FIELDS });
  const row = found && (await versionRow(tx, viewer, found));
  if (!found || !row) throw notFound();
  const revision = await tx.manifestRevision.findFirstOrThrow({
    where: { versionId: found.id, digest: row.digest },
    orderBy: { number: "desc" },
    select: { raw: true, surfaces: { orderBy: { sequence: "desc" }, take: 1, select: { document: true, digest: true } } },
  });
  const surface = revision.surfaces[0];
  return {
    ...row,
    ...(await newestChecks(tx, row.reviews)),
    server: found.server.name,
    statusMessage: found.statusMessage,
    manifest: JSON.parse(Buffer.from(revision.raw).toString("utf8")) as unknown,
    surface: surface?.document ?? null,
    surfaceDigest: surface?.digest ?? null,
  };
}
