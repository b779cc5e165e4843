import { authorize, can } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { attempt, change, type Change } from "@/lib/audit/write";
import { catalogsOfVersion } from "@/lib/catalog/lookup-service";
import { lockedVersion, type VersionName } from "@/lib/catalog/suspension";
import { visibleNamespace } from "@/lib/catalog/visibility";
import { AppError, notFound } from "@/lib/http/errors";
import { enqueue } from "@/lib/jobs/definitions";
import { surfaceDigest } from "@/lib/manifest/surface-digest";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import type { Prisma } from "@/prisma/generated/client";
import { advance } from "@/lib/review/decide";
import { newestRevision } from "@/lib/review/propose";
import { openReviewsOfVersion } from "@/lib/review/lookup-service";

/** The tool surface may be declared until the first vote on this manifest in any catalog (governance.md §1). */
async function guardDeclaration(step: Change, versionId: string, digest: string): Promise<void> {
  if ((await step.tx.listing.count({ where: { versionId } })) > 0) {
    throw new AppError("version_final", "The version was listed; its tool surface changes only with a new version.");
  }
  const open = await openReviewsOfVersion(step.tx, versionId);
  if (open.length === 0) throw new AppError("invalid_transition", "No review of this version is open.");
  const votes = await step.tx.vote.count({ where: { review: { versionId }, digest } });
  if (votes > 0) throw new AppError("version_final", "Somebody has voted on this revision; send a new revision to change its tools.");
}

/**
 * Declares what a version offers to a model. Every open review of it moves to the new surface, its revision grows and
 * its checks run again. Returns the surface digest.
 */
export async function declareTools(caller: Caller, name: VersionName, surface: ToolSurface): Promise<{ digest: string }> {
  return attempt(caller, "version.tools", name.server, () =>
    change(caller, async (step) => {
      const version = await lockedVersion(step.tx, name);
      const { namespace } = version;
      if (!visibleNamespace(caller.viewer, namespace) && !can(caller.viewer, "version.tools", { namespace })) throw notFound();
      authorize(caller.viewer, "version.tools", { namespace });
      // Every open review moves to the new surface: a token bound to some catalogs declares only where no other one reviews.
      for (const catalog of await catalogsOfVersion(step.tx, version.id)) authorize(caller.viewer, "version.tools", { namespace, catalog });
      const subject = await newestRevision(step.tx, version.id);
      await guardDeclaration(step, version.id, subject.digest);
      const digest = surfaceDigest(surface);
      const declared = await step.tx.surfaceRecord.count({ where: { revisionId: subject.revisionId } });
      const record = await step.tx.surfaceRecord.create({
        data: {
          revisionId: subject.revisionId,
          sequence: declared + 1,
          document: surface as unknown as Prisma.InputJsonValue,
          digest,
          declaredById: caller.viewer.principalId,
          responsibleId: caller.viewer.responsibleId,
        },
        select: { id: true },
      });
      for (const review of await openReviewsOfVersion(step.tx, version.id)) {
        const actor = { actorId: caller.viewer.principalId, what: "declared the tools" };
        await advance(step, review, actor, { surfaceId: record.id, surfaceDigest: digest });
        await enqueue(step.tx, "checks.run", { reviewId: review.id });
      }
      step.record({
        action: "version.tools",
        object: version.serverName,
        objectIds: [version.id, record.id],
        after: { version: version.version, surfaceDigest: digest, tools: surface.tools.length },
      });
      return { digest };
    }),
  );
}
