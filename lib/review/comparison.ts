import type { Viewer } from "@/lib/access/schema";
import { prisma, type Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { diffManifests } from "@/lib/manifest/diff";
import type { JsonObject } from "@/lib/manifest/json-value";
import type { Manifest } from "@/lib/manifest/schema";
import type { SchemaVersion } from "@/lib/manifest/schema-versions";
import { upgradeDocument } from "@/lib/manifest/upgrade";
import { visibleReview } from "@/lib/review/guards";
import type { ReviewRecord } from "@/lib/review/lookup-service";
import type { Comparison } from "@/lib/review/schema";
import { diffBase } from "@/lib/review/view-service";

interface StoredManifest {
  raw: Uint8Array;
  schemaVersion: string;
}

const STORED = { raw: true, schemaVersion: true } as const;

/** Both sides in the current shape: a change of shape alone is no change of meaning. The bytes were validated when submitted. */
function readStored({ raw, schemaVersion }: StoredManifest): Manifest {
  const document = JSON.parse(Buffer.from(raw).toString("utf8")) as JsonObject;
  return upgradeDocument(document, schemaVersion as SchemaVersion).document as unknown as Manifest;
}

/** The manifest of another version of the server: the listed one in this catalog, else the newest revision. */
async function manifestOfVersion(tx: Tx, review: ReviewRecord, version: string): Promise<StoredManifest> {
  const found = await tx.version.findUnique({
    where: { serverId_version: { serverId: review.version.server.id, version } },
    select: {
      listings: { where: { catalogId: review.catalogId }, select: { manifestRevision: { select: STORED } } },
      revisions: { orderBy: { number: "desc" }, take: 1, select: STORED },
    },
  });
  const stored = found?.listings[0]?.manifestRevision ?? found?.revisions[0];
  if (stored === undefined) throw notFound();
  return stored;
}

/**
 * What the manifest under review changes, by meaning, against version `base` of the same server; without one, against
 * the version the catalog serves as latest. Throws `not_found` for a review the viewer may not see and an unknown base.
 */
export async function compareReview(viewer: Viewer | null, reviewId: string, base?: string): Promise<Comparison> {
  const tx = prisma();
  const review = await visibleReview(tx, viewer, reviewId);
  const against = base ?? (await diffBase(tx, review));
  if (against === null) return { base: null, changes: [] };
  const [older, newer] = await Promise.all([
    manifestOfVersion(tx, review, against),
    tx.manifestRevision.findUniqueOrThrow({ where: { id: review.revisionId }, select: STORED }),
  ]);
  return { base: against, changes: diffManifests(readStored(older), readStored(newer)) };
}
