import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { factsOf } from "@/lib/catalog/latest";
import type { Listing, ReinstatementProposal } from "@/lib/catalog/listing-schema";
import { listingState } from "@/lib/catalog/listing-state";
import { catalogBySlug, findListing, findVersion, type ListingRow } from "@/lib/catalog/lookup-service";
import type { Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";

/** What people did with a listing, beyond its own facts. */
export interface ListingNotes {
  pending: boolean;
  /** Null for those who do not decide about listings, whatever is pending. */
  proposal: ReinstatementProposal | null;
  suspendedBy: string | null;
}

const NOTHING: ListingNotes = { pending: false, proposal: null, suspendedBy: null };

/** A stored listing as clients of the product API see it. */
export function toListing(row: ListingRow, { pending, proposal, suspendedBy }: ListingNotes = NOTHING): Listing {
  const facts = factsOf(row);
  return {
    catalog: row.catalog.slug,
    server: row.version.server.name,
    version: row.version.version,
    digest: row.manifestRevision.digest,
    state: listingState(facts, new Date()),
    withdrawnByAdmin: facts.withdrawnByAdmin,
    basis: row.basis as Listing["basis"],
    listedAt: row.listedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    suspendReason: row.suspendReason,
    suspendedAt: row.suspendedAt?.toISOString() ?? null,
    suspendedBy,
    reinstatementPending: pending,
    reinstatement: proposal,
  };
}

type ProposalRow = Awaited<ReturnType<typeof openProposals>>[number];

function openProposals(tx: Tx, listingIds: readonly string[]) {
  return tx.reinstatement.findMany({
    where: { listingId: { in: [...listingIds] }, confirmedAt: null, voidedAt: null },
    select: { listingId: true, proposedById: true, proposedAt: true, reason: true },
  });
}

/**
 * What people did with some listings, by listing id; those of which nothing is known are left out. Who suspended, and who proposed to lift it, is
 * told to those who work in the console. The caller has made sure that the viewer may see the listings.
 */
export async function listingNotes(tx: Tx, viewer: Viewer | null, rows: readonly ListingRow[]): Promise<Map<string, ListingNotes>> {
  const suspended = rows.filter(({ suspendedAt }) => suspendedAt !== null);
  if (suspended.length === 0) return new Map();
  const proposals = new Map((await openProposals(tx, suspended.map(({ id }) => id))).map((proposal) => [proposal.listingId, proposal]));
  if (viewer === null || !can(viewer, "console.enter")) {
    return new Map(suspended.filter(({ id }) => proposals.has(id)).map(({ id }) => [id, { ...NOTHING, pending: true }]));
  }
  const ids = [...suspended.map(({ suspendedById }) => suspendedById), ...[...proposals.values()].map(({ proposedById }) => proposedById)].filter((id) => id !== null);
  const people = await tx.principal.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, responsibleId: true } });
  const known = new Map(people.map((person) => [person.id, person]));
  const notes = suspended.map(async (row): Promise<[string, ListingNotes]> => {
    const proposal = proposals.get(row.id);
    const shown = proposal === undefined ? null : await shownProposal(tx, viewer, row, proposal, known.get(proposal.proposedById));
    return [row.id, { pending: proposal !== undefined, proposal: shown, suspendedBy: known.get(row.suspendedById ?? "")?.name ?? null }];
  });
  return new Map(await Promise.all(notes));
}

/** The proposal, with what `reinstateListing` would refuse the viewer for. */
async function shownProposal(tx: Tx, viewer: Viewer, row: ListingRow, proposal: ProposalRow, proposer?: { name: string; responsibleId: string | null }): Promise<ReinstatementProposal> {
  const isOwn = proposal.proposedById === viewer.principalId || proposer?.responsibleId === viewer.principalId;
  const refusal = isOwn ? "proposed_it" : (await hadAHand(tx, row.versionId, viewer.principalId)) ? "had_a_hand" : null;
  return { proposedBy: proposer?.name ?? "", proposedAt: proposal.proposedAt.toISOString(), reason: proposal.reason, refusal };
}

/** Whether a person submitted a version, declared its tools, or answers for the robot that did. */
export async function hadAHand(tx: Tx, versionId: string, personId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ involved: boolean }[]>`SELECT involved_in_version(${versionId}::uuid, ${personId}::uuid) AS involved`;
  return row?.involved === true;
}

/** One listing by its names, or `not_found`. The caller has made sure that the viewer may see it. */
export async function listingView(tx: Tx, viewer: Viewer, slug: string, name: { server: string; version: string }): Promise<Listing> {
  const catalog = await catalogBySlug(tx, slug);
  const version = await findVersion(tx, serverNameKey(name.server), name.version);
  const row = version && (await findListing(tx, version.id, catalog.id));
  if (!row) throw notFound();
  return toListing(row, (await listingNotes(tx, viewer, [row])).get(row.id));
}
