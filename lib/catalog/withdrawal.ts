import { authorize } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announce } from "@/lib/catalog/feed";
import { eventOf, followingLatest } from "@/lib/catalog/latest";
import type { Listing } from "@/lib/catalog/listing-schema";
import { listingView } from "@/lib/catalog/listing-view";
import { catalogBySlug, findListing } from "@/lib/catalog/lookup-service";
import { lockedVersion, type VersionName } from "@/lib/catalog/suspension";
import { prisma } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { splitServerName } from "@/lib/manifest/names";

/** An admin takes a version out of one catalog. It comes back only through a new review (governance.md §2). */
export async function withdrawListing(caller: Caller, slug: string, name: VersionName, reason: string): Promise<Listing> {
  await attempt(caller, "listing.withdraw", name.server, async () => {
    authorize(caller.viewer, "listing.withdraw", { namespace: splitServerName(name.server).namespace, catalog: slug });
    await change(caller, async (step) => {
      const catalog = await catalogBySlug(step.tx, slug);
      await demandFreshProof(step.tx, caller.viewer, { catalogId: catalog.id });
      const version = await lockedVersion(step.tx, name);
      const row = await findListing(step.tx, version.id, catalog.id);
      if (row === null) throw notFound();
      if (row.withdrawnAt !== null) throw new AppError("invalid_transition", "The listing is withdrawn already.");
      const now = new Date();
      await followingLatest(step, version.serverId, catalog.id, async () => {
        await step.tx.listing.update({
          where: { id: row.id },
          data: { withdrawnAt: now, withdrawnById: caller.viewer.principalId, withdrawReason: reason, updatedAt: now },
          select: { id: true },
        });
        announce(step, [eventOf(row, "withdrawn")]);
      });
      step.record({ action: "listing.withdraw", object: version.serverName, objectIds: [row.id, version.id, catalog.id], after: { catalog: slug }, reason });
    });
  });
  await servedHere();
  return listingView(prisma(), caller.viewer, slug, name);
}
