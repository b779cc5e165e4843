import type { Viewer } from "@/lib/access/schema";
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { diffManifests } from "@/lib/manifest/diff";
import type { JsonObject } from "@/lib/manifest/json-value";
import type { Manifest } from "@/lib/manifest/schema";
import type { SchemaVersion } from "@/lib/manifest/schema-versions";
import { upgradeDocument } from "@/lib/manifest/upgrade";
import { comparisonBase } from "@/lib/review/base";
import { visibleReview } from "@/lib/review/guards";
import type { Comparison } from "@/lib/review/schema";

/** Both sides in the current shape: a change of shape alone is no change of meaning. The bytes were validated when submitted. */
function readStored({ raw, schemaVersion }: { raw: Uint8Array; schemaVersion: string }): Manifest {
  const document = JSON.parse(Buffer.from(raw).toString("utf8")) as JsonObject;
  return upgradeDocument(document, schemaVersion as SchemaVersion).document as unknown as Manifest;
}

/**
 * What the manifest under review changes, by meaning, against `asked`: a version of the same server, or an earlier round
 * (`revision:<number>`); without one, against the version the catalog serves as latest. Throws `not_found` for a review the
 * viewer may not see and an unknown base.
 */
export async function compareReview(viewer: Viewer | null, reviewId: string, asked?: string): Promise<Comparison> {
  const tx = prisma();
  const review = await visibleReview(tx, viewer, reviewId);
  if (viewer === null) throw notFound();
  const base = await comparisonBase(tx, viewer, review, asked);
  if (base === null) return { base: null, changes: [] };
  const newer = await tx.manifestRevision.findUniqueOrThrow({ where: { id: review.revisionId }, select: { raw: true, schemaVersion: true } });
  return { base: base.reference, changes: diffManifests(readStored(base), readStored(newer)) };
}
