import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { listingNotes, type ListingNotes, toListing } from "@/lib/catalog/listing-view";
import { factsOf } from "@/lib/catalog/latest";
import type { Block } from "@/lib/catalog/listing-schema";
import { listingState } from "@/lib/catalog/listing-state";
import { type ListingRow, listingsOfVersions } from "@/lib/catalog/lookup-service";
import { mayReadCatalog, maySeeUnapproved, readingGrant } from "@/lib/catalog/reading-policy";
import { visibleNamespace } from "@/lib/catalog/visibility";
import { prisma, type Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";
import { presentRun } from "@/lib/checks/present-run";
import { latestRun } from "@/lib/checks/run-service";
import { principalNames, type ReviewOfVersion, reviewsOfVersions, subjectOf } from "@/lib/review/lookup-service";
import type { ServerView, VersionView } from "@/lib/submission/server-schema";

type VersionFacts = {
  id: string;
  version: string;
  publisherStatus: string;
  statusMessage: string | null;
  replacement: { name: string } | null;
  publishedAt: Date;
  blockedAt: Date | null;
  blockedById: string | null;
  blockReason: string | null;
  server: { name: string; namespace: { name: string } };
};

const VERSION_FIELDS = {
  id: true,
  version: true,
  publisherStatus: true,
  statusMessage: true,
  replacement: { select: { name: true } },
  publishedAt: true,
  blockedAt: true,
  blockedById: true,
  blockReason: true,
  server: { select: { name: true, namespace: { select: { name: true } } } },
} as const;

/** What was found about some versions, each kind by the id of its version. */
interface VersionRecords {
  /** Listings in catalogs the viewer may read: those that are served, and the others where the viewer has further rights. */
  listings: ReadonlyMap<string, readonly ListingRow[]>;
  /** Only reviews the viewer may see. */
  reviews: ReadonlyMap<string, readonly ReviewOfVersion[]>;
  /** What people did with listings, by listing id; empty for those who may not know. */
  notes: ReadonlyMap<string, ListingNotes>;
  /** The viewer has a part in the namespace, or works in the console. */
  privileged: boolean;
  /** Digest of the newest manifest, for versions without a listing. */
  newest: ReadonlyMap<string, string>;
  /** Names of those who suspended a version in all catalogs, by id; empty for those who may not know. */
  blockers: ReadonlyMap<string, string>;
}

function mayRead(viewer: Viewer | null, namespace: string, row: ListingRow): boolean {
  if (maySeeUnapproved(viewer, namespace, row.catalog)) return true;
  return mayReadCatalog(row.catalog, readingGrant(viewer)) && listingState(factsOf(row), new Date()) === "active";
}

function byVersion<Row extends { versionId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.versionId, [...(groups.get(row.versionId) ?? []), row]);
  return groups;
}

/** The digest of the newest manifest of each version. */
async function newestDigests(tx: Tx, versionIds: readonly string[]): Promise<Map<string, string>> {
  const revisions = await tx.manifestRevision.findMany({
    where: { versionId: { in: [...versionIds] } },
    orderBy: { number: "asc" },
    select: { versionId: true, digest: true },
  });
  return new Map(revisions.map(({ versionId, digest }) => [versionId, digest]));
}

/** Reads in a few statements what rows of versions are made of, however many versions there are. All are of one server. */
async function recordsOf(tx: Tx, viewer: Viewer | null, versions: readonly VersionFacts[]): Promise<VersionRecords> {
  const namespace = versions[0]?.server.namespace.name ?? "";
  const privileged = visibleNamespace(viewer, namespace);
  const ids = versions.map(({ id }) => id);
  const [rows, found] = await Promise.all([listingsOfVersions(tx, ids), privileged ? reviewsOfVersions(tx, ids) : []]);
  const listings = byVersion(rows.filter((row) => mayRead(viewer, namespace, row)));
  const reviews = byVersion(found.filter(({ catalog }) => maySeeUnapproved(viewer, namespace, catalog)));
  const unlisted = ids.filter((id) => !listings.has(id) && reviews.has(id));
  const blockers = versions.filter(({ blockedAt }) => blockedAt !== null).map(({ blockedById }) => blockedById);
  const namesBlockers = blockers.length > 0 && viewer !== null && can(viewer, "console.enter");
  const [notes, newest, names] = await Promise.all([
    privileged ? listingNotes(tx, viewer, rows) : new Map<string, ListingNotes>(),
    unlisted.length === 0 ? new Map<string, string>() : newestDigests(tx, unlisted),
    namesBlockers ? principalNames(tx, blockers) : new Map<string, string>(),
  ]);
  return { listings, reviews, notes, privileged, newest, blockers: names };
}

function blockOf({ blockedAt, blockedById, blockReason }: VersionFacts, names: ReadonlyMap<string, string>): Block | null {
  return blockedAt && { at: blockedAt.toISOString(), by: names.get(blockedById ?? "") ?? null, reason: blockReason ?? "" };
}

/** One version as a row, or null when this viewer may not know of it. */
function versionRow(version: VersionFacts, { listings, reviews, notes, privileged, newest, blockers }: VersionRecords): ServerView["versions"][number] | null {
  const rows = listings.get(version.id) ?? [];
  const digest = rows[0]?.manifestRevision.digest ?? newest.get(version.id);
  if (digest === undefined) return null;
  return {
    version: version.version,
    digest,
    publisherStatus: version.publisherStatus as "active",
    statusMessage: version.statusMessage,
    replacement: privileged ? (version.replacement?.name ?? null) : null,
    publishedAt: version.publishedAt.toISOString(),
    blocked: privileged ? blockOf(version, blockers) : null,
    listings: rows.map((row) => toListing(row, notes.get(row.id))),
    reviews: (reviews.get(version.id) ?? []).map((review) => ({ id: review.id, catalog: review.catalog.slug, state: review.state })),
  };
}

/** Ids of versions by their names. */
type VersionIds = ReadonlyMap<string, string>;

async function readServer(tx: Tx, viewer: Viewer | null, name: string): Promise<{ view: ServerView; ids: VersionIds }> {
  const versions = await tx.version.findMany({
    where: { server: { nameKey: serverNameKey(name) } },
    orderBy: { publishedAt: "desc" },
    take: 500,
    select: VERSION_FIELDS,
  });
  const records = await recordsOf(tx, viewer, versions);
  const visible = versions.map((version) => versionRow(version, records)).filter((row) => row !== null);
  const stored = versions[0]?.server.name;
  if (stored === undefined || visible.length === 0) throw notFound();
  return { view: { server: stored, versions: visible }, ids: new Map(versions.map(({ id, version }) => [version, id])) };
}

/** A server with the versions this viewer may see, or `not_found`. */
export async function serverView(viewer: Viewer | null, name: string): Promise<ServerView> {
  return (await readServer(prisma(), viewer, name)).view;
}

/**
 * A server and one of its versions: the one that `choose` names of those this viewer may see, which it also
 * puts in order. A page shows both, and reads them once. Throws `not_found`, also when the version is none the viewer may see.
 */
export async function serverWithVersion(viewer: Viewer | null, name: string, choose: (versions: ServerView["versions"]) => { ranked: ServerView["versions"]; chosen: string }): Promise<{ server: string; versions: ServerView["versions"]; version: VersionView }> {
  const tx = prisma();
  const { view, ids } = await readServer(tx, viewer, name);
  const { ranked, chosen } = choose(view.versions);
  const row = view.versions.find(({ version }) => version === chosen);
  const id = ids.get(chosen);
  // A server may have more versions than a list shows.
  const version = row === undefined || id === undefined ? await versionView(viewer, name, chosen) : await withDocuments(tx, view.server, id, row);
  return { server: view.server, versions: ranked, version };
}

/** Checks and findings of the newest review, for those who may see what is unapproved. */
async function newestChecks(tx: Tx, reviews: ServerView["versions"][number]["reviews"]): Promise<Pick<VersionView, "checks" | "findings">> {
  const newest = reviews[0];
  if (newest === undefined) return { checks: [], findings: [] };
  const review = await tx.review.findUniqueOrThrow({ where: { id: newest.id }, select: { round: true, surfaceDigest: true, manifestRevision: { select: { digest: true } } } });
  const run = presentRun(await latestRun(tx, newest.id, review.round), subjectOf(review));
  return {
    checks: (run?.outcomes ?? []).map(({ ruleId, title, status, enforced, required }) => ({ ruleId, title, status: status as "PASS", enforced, required })),
    findings: (run?.findings ?? []).map(({ runId: _run, severity, ...finding }) => ({ ...finding, severity: severity as "info" })),
  };
}

/** A version with its manifest, or `not_found`. Without further rights: only what readable catalogs list. */
export async function versionView(viewer: Viewer | null, name: string, version: string): Promise<VersionView> {
  const tx = prisma();
  const found = await tx.version.findFirst({ where: { version, server: { nameKey: serverNameKey(name) } }, select: VERSION_FIELDS });
  const row = found && versionRow(found, await recordsOf(tx, viewer, [found]));
  if (!found || !row) throw notFound();
  return withDocuments(tx, found.server.name, found.id, row);
}

/** A row with what its digest stands for. */
async function withDocuments(tx: Tx, server: string, versionId: string, row: ServerView["versions"][number]): Promise<VersionView> {
  const [revision, checks] = await Promise.all([
    tx.manifestRevision.findFirstOrThrow({
      where: { versionId, digest: row.digest },
      orderBy: { number: "desc" },
      select: { raw: true, surfaces: { orderBy: { sequence: "desc" }, take: 1, select: { document: true, digest: true } } },
    }),
    newestChecks(tx, row.reviews),
  ]);
  const surface = revision.surfaces[0];
  return {
    ...row,
    ...checks,
    server,
    manifest: JSON.parse(Buffer.from(revision.raw).toString("utf8")) as unknown,
    surface: surface?.document ?? null,
    surfaceDigest: surface?.digest ?? null,
  };
}
