import type { Viewer } from "@/lib/access/schema";
import { factsOf } from "@/lib/catalog/latest";
import { latestOf } from "@/lib/catalog/listing-state";
import { listingsOfServer } from "@/lib/catalog/lookup-service";
import { maySeeUnapproved } from "@/lib/catalog/reading-policy";
import type { Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import type { ReviewRecord } from "@/lib/review/lookup-service";

/** What a review can be compared with: another version, as it is listed in this catalog or else was submitted last, or an earlier round of the same version. */
export interface BaseChoice {
  /** As addresses carry it: a version, or `revision:<number>` of the version under review. */
  reference: string;
  version: string;
  number: number;
  /** It is what this catalog lists of that version. */
  listed: boolean;
}

export interface ComparisonBase extends BaseChoice {
  digest: string;
  raw: Uint8Array;
  schemaVersion: string;
  surface: unknown;
  surfaceDigest: string | null;
}

const REVISION = /^revision:(\d{1,9})$/;
const SURFACE = { select: { document: true, digest: true } } as const;
const STORED = { id: true, number: true, digest: true, raw: true, schemaVersion: true, surfaces: { orderBy: { sequence: "desc" }, take: 1, ...SURFACE } } as const;

/** The version approved before, which a reviewer compares with: the catalog's latest, unless it is this one. */
export async function diffBase(tx: Tx, review: ReviewRecord): Promise<string | null> {
  const others = (await listingsOfServer(tx, review.version.server.id, review.catalogId)).filter((row) => row.versionId !== review.versionId);
  return latestOf(others.map(factsOf), new Date())?.version ?? null;
}

/**
 * What the review is compared with: the asked reference, or what the catalog serves as latest when none is given; null when there is
 * nothing, or null was asked for. Throws `not_found` for a reference that leads nowhere this viewer may look.
 */
export async function comparisonBase(tx: Tx, viewer: Viewer, review: ReviewRecord, asked?: string | null): Promise<ComparisonBase | null> {
  const reference = asked === undefined ? await diffBase(tx, review) : asked;
  if (reference === null) return null;
  const revision = REVISION.exec(reference)?.[1];
  const base = revision === undefined ? await otherVersion(tx, viewer, review, reference) : await earlierRevision(tx, review, Number(revision));
  if (base === null) throw notFound();
  return { ...base, reference };
}

type Found = Omit<ComparisonBase, "reference">;

async function earlierRevision(tx: Tx, review: ReviewRecord, number: number): Promise<Found | null> {
  const stored = await tx.manifestRevision.findUnique({ where: { versionId_number: { versionId: review.versionId, number } }, select: STORED });
  return stored && foundOf(review.version.version, stored, stored.surfaces[0], false);
}

async function otherVersion(tx: Tx, viewer: Viewer, review: ReviewRecord, version: string): Promise<Found | null> {
  const row = await tx.version.findUnique({
    where: { serverId_version: { serverId: review.version.server.id, version } },
    select: { ...SEEN_IN, revisions: { orderBy: { number: "desc" }, take: 1, select: STORED } },
  });
  if (row === null || !maySee(viewer, review, row)) return null;
  const listing = await tx.listing.findUnique({
    where: { versionId_catalogId: { versionId: row.id, catalogId: review.catalogId } },
    select: { surfaceId: true, manifestRevision: { select: STORED } },
  });
  if (listing === null) return row.revisions[0] ? foundOf(version, row.revisions[0], row.revisions[0].surfaces[0], false) : null;
  const surface = listing.surfaceId === null ? undefined : await tx.surfaceRecord.findUniqueOrThrow({ where: { id: listing.surfaceId }, ...SURFACE });
  return foundOf(version, listing.manifestRevision, surface, true);
}

type StoredRevision = Pick<ComparisonBase, "number" | "digest" | "raw" | "schemaVersion">;

function foundOf(version: string, { number, digest, raw, schemaVersion }: StoredRevision, surface: { document: unknown; digest: string } | undefined, listed: boolean): Found {
  return { version, number, listed, digest, raw, schemaVersion, surface: surface?.document ?? null, surfaceDigest: surface?.digest ?? null };
}

const CATALOG = { select: { catalogId: true, catalog: { select: { slug: true, audience: true } } } } as const;
const SEEN_IN = { id: true, version: true, reviews: CATALOG, listings: CATALOG } as const;

interface SeenIn {
  reviews: { catalog: { slug: string; audience: string } }[];
  listings: { catalog: { slug: string; audience: string } }[];
}

/** A version is known where it was listed or under review: in a catalog of which this viewer may know that. */
function maySee(viewer: Viewer, review: ReviewRecord, { reviews, listings }: SeenIn): boolean {
  return [...reviews, ...listings].some(({ catalog }) => maySeeUnapproved(viewer, review.version.server.namespace.name, catalog));
}

/** Everything the review can be compared with, newest first: other versions of the server, then earlier rounds of this one. */
export async function baseChoices(tx: Tx, viewer: Viewer, review: ReviewRecord): Promise<BaseChoice[]> {
  const versions = await tx.version.findMany({
    where: { serverId: review.version.server.id, id: { not: review.versionId } },
    orderBy: { publishedAt: "desc" },
    take: MAX_CHOICES,
    select: { ...SEEN_IN, revisions: { orderBy: { number: "desc" }, take: 1, select: { number: true } } },
  });
  const earlier = await tx.manifestRevision.findMany({
    where: { versionId: review.versionId, id: { not: review.revisionId } },
    orderBy: { number: "desc" },
    take: MAX_CHOICES,
    select: { number: true },
  });
  return [
    ...versions.filter((row) => maySee(viewer, review, row)).map(({ version, revisions, listings }) => ({
      reference: version, version, number: revisions[0]?.number ?? 1, listed: listings.some(({ catalogId }) => catalogId === review.catalogId),
    })),
    ...earlier.map(({ number }) => ({ reference: `revision:${number}`, version: review.version.version, number, listed: false })),
  ];
}

const MAX_CHOICES = 100;
