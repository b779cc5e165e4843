import { authorize } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { factsOf } from "@/lib/catalog/latest";
import { listingState } from "@/lib/catalog/listing-state";
import { catalogBySlug, findListing, listingsOfVersion } from "@/lib/catalog/lookup-service";
import { lockedVersion, type VersionName } from "@/lib/catalog/suspension";
import { visibleNamespace } from "@/lib/catalog/visibility";
import type { Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { isOpen } from "@/lib/review/machine";
import { openReview, type UnderReview } from "@/lib/review/open";
import { reviewsOfVersion } from "@/lib/review/lookup-service";

/** The newest revision of a version with its current tool surface. */
export async function newestRevision(tx: Tx, versionId: string): Promise<UnderReview> {
  const revision = await tx.manifestRevision.findFirstOrThrow({
    where: { versionId },
    orderBy: { number: "desc" },
    select: { id: true, digest: true, surfaces: { orderBy: { sequence: "desc" }, take: 1, select: { id: true, digest: true } } },
  });
  return { versionId, revisionId: revision.id, digest: revision.digest, surface: revision.surfaces[0] ?? null };
}

async function guardProposal(tx: Tx, versionId: string, catalogId: string, digest: string): Promise<void> {
  const listing = await findListing(tx, versionId, catalogId);
  const state = listing && listingState(factsOf(listing), new Date());
  if (state === "active" || state === "suspended") throw new AppError("conflict", `The version is already listed there (${state}).`);
  const reviews = (await reviewsOfVersion(tx, versionId)).filter((review) => review.catalogId === catalogId);
  if (reviews.some((review) => isOpen(review.state))) throw new AppError("review_open", "A review of this version is already open there.");
  if (reviews.some((review) => review.state === "rejected" && review.manifestRevision.digest === digest)) {
    throw new AppError("digest_rejected", "This manifest was rejected there; an admin can reopen that review.");
  }
}

/**
 * Proposes an approved version to another catalog (promotion), or again after an expiry or a withdrawal: a new review
 * there that inherits nothing. Throws `not_found`, `forbidden`, `conflict`, `review_open`, `digest_rejected`.
 */
export async function proposeVersion(caller: Caller, name: VersionName, slug: string, reason: string): Promise<string> {
  return attempt(caller, "version.propose", name.server, () =>
    change(caller, async (step) => {
      const version = await lockedVersion(step.tx, name);
      const listed = await listingsOfVersion(step.tx, version.id);
      if (listed.length === 0 && !visibleNamespace(caller.viewer, version.namespace)) throw notFound();
      authorize(caller.viewer, "version.propose", { namespace: version.namespace, catalog: slug });
      const catalog = await catalogBySlug(step.tx, slug);
      if (listed.length === 0) throw new AppError("conflict", "Only a version that was approved somewhere can be proposed; publish it to that catalog instead.");
      const subject = await newestRevision(step.tx, version.id);
      await guardProposal(step.tx, version.id, catalog.id, subject.digest);
      const reviewId = await openReview(step, caller, subject, catalog.id);
      step.record({
        action: "version.propose",
        object: version.serverName,
        objectIds: [reviewId, version.id, catalog.id],
        after: { version: version.version, catalog: slug, digest: subject.digest },
        reason,
      });
      return reviewId;
    }),
  );
}
