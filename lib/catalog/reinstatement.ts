import { authorize } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, change, type Change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announce } from "@/lib/catalog/feed";
import { eventOf, followingLatest } from "@/lib/catalog/latest";
import type { Listing } from "@/lib/catalog/listing-schema";
import { hadAHand, listingView } from "@/lib/catalog/listing-view";
import { catalogBySlug, findListing, type ListingRow, listingsOfVersion } from "@/lib/catalog/lookup-service";
import { lockedVersion, type VersionName } from "@/lib/catalog/suspension";
import { prisma, type Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { splitServerName } from "@/lib/manifest/names";

/** The second person is another one, also where the first spoke through a robot. */
async function refuseSamePerson(tx: Tx, proposedById: string, personId: string): Promise<void> {
  const proposer = await tx.principal.findUniqueOrThrow({ where: { id: proposedById }, select: { responsibleId: true } });
  if (proposedById === personId || proposer.responsibleId === personId) {
    throw new AppError("two_people_required", "You or your robot proposed this; another security reviewer or admin must confirm.");
  }
}

/** Who had a hand in a version never confirms that its suspension is lifted (governance.md §3). */
async function refuseInvolved(tx: Tx, versionId: string, personId: string): Promise<void> {
  if (await hadAHand(tx, versionId, personId)) throw new AppError("own_submission", "You had a hand in this version; another person must confirm.");
}

async function propose(step: Change, row: ListingRow, caller: Caller, reason: string): Promise<void> {
  const created = await step.tx.reinstatement.create({
    data: { listingId: row.id, proposedById: caller.viewer.principalId, reason },
    select: { id: true },
  });
  const { server, id } = row.version;
  step.record({ action: "reinstatement.propose", object: server.name, objectIds: [row.id, id, created.id], after: { catalog: row.catalog.slug }, reason });
}

/** A block on the version falls with the last suspension of it: two people have looked at each listing. */
async function liftBlock(tx: Tx, versionId: string): Promise<void> {
  const rows = await listingsOfVersion(tx, versionId);
  if (rows.some((row) => row.suspendedAt !== null)) return;
  await tx.version.updateMany({
    where: { id: versionId, blockedAt: { not: null } },
    data: { blockedAt: null, blockedById: null, blockReason: null },
  });
}

/**
 * Voids what a robot has proposed and nobody confirmed: another person answers for it now, and the one who did must not become
 * the second of the two people. Answers how many there were.
 */
export async function voidProposalsOf(tx: Tx, robotId: string): Promise<number> {
  return (await tx.reinstatement.updateMany({ where: { proposedById: robotId, confirmedAt: null, voidedAt: null }, data: { voidedAt: new Date() } })).count;
}

async function confirm(step: Change, row: ListingRow, proposalId: string, caller: Caller, reason: string): Promise<void> {
  authorize(caller.viewer, "reinstatement.confirm", { namespace: row.version.server.namespace.name, catalog: row.catalog.slug });
  await refuseInvolved(step.tx, row.version.id, caller.viewer.principalId);
  const now = new Date();
  // Who answers for a proposing robot may change at this moment, which voids the proposal: of the two, one waits for the other.
  const { count } = await step.tx.reinstatement.updateMany({
    where: { id: proposalId, voidedAt: null, confirmedAt: null },
    data: { confirmedById: caller.viewer.principalId, confirmedAt: now },
  });
  if (count === 0) throw new AppError("invalid_transition", "The proposal was voided meanwhile; propose it anew.");
  await followingLatest(step, row.version.server.id, row.catalogId, async () => {
    await step.tx.listing.update({
      where: { id: row.id },
      data: { suspendedAt: null, suspendedById: null, suspendReason: null, updatedAt: now },
      select: { id: true },
    });
    await liftBlock(step.tx, row.version.id);
    announce(step, [eventOf(row, "reinstated")]);
  });
  const { server, id } = row.version;
  step.record({ action: "reinstatement.confirm", object: server.name, objectIds: [row.id, id, proposalId], after: { catalog: row.catalog.slug }, reason });
}

/**
 * Lifts a suspension in two steps by two people: the first call proposes (`pending`), a call by another signed-in
 * person confirms and lists again. The proposer calling twice gets `two_people_required`.
 */
export async function reinstateListing(
  caller: Caller,
  slug: string,
  name: VersionName,
  reason: string,
): Promise<{ pending: true } | { pending: false; listing: Listing }> {
  const pending = await attempt(caller, "reinstatement", name.server, async () => {
    authorize(caller.viewer, "reinstatement.propose", { namespace: splitServerName(name.server).namespace, catalog: slug });
    return change(caller, async (step) => {
      const catalog = await catalogBySlug(step.tx, slug);
      await demandFreshProof(step.tx, caller.viewer, { catalogId: catalog.id });
      const version = await lockedVersion(step.tx, name);
      const row = await findListing(step.tx, version.id, catalog.id);
      if (row === null) throw notFound();
      if (row.suspendedAt === null) throw new AppError("invalid_transition", "The version is not suspended in this catalog.");
      const proposal = await step.tx.reinstatement.findFirst({ where: { listingId: row.id, confirmedAt: null, voidedAt: null } });
      if (proposal === null) {
        await propose(step, row, caller, reason);
        return true;
      }
      await refuseSamePerson(step.tx, proposal.proposedById, caller.viewer.principalId);
      await confirm(step, row, proposal.id, caller, reason);
      return false;
    });
  });
  if (pending) return { pending: true };
  await servedHere();
  return { pending: false, listing: await listingView(prisma(), caller.viewer, slug, name) };
}

