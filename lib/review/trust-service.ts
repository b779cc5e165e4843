import type { Viewer } from "@/lib/access/schema";
import { maySeeUnapproved } from "@/lib/catalog/reading-policy";
import type { Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";
import { principalNames, type ReviewRecord } from "@/lib/review/lookup-service";
import { type Trust, trustSchema } from "@/lib/review/trust-schema";

const MAX_ASKERS = 20;

/** Who stands behind the version under review, for a viewer who may see that review. */
export async function reviewTrust(tx: Tx, viewer: Viewer, review: ReviewRecord): Promise<Trust> {
  const namespace = await tx.namespace.findUniqueOrThrow({
    where: { nameKey: serverNameKey(review.version.server.namespace.name) },
    select: { id: true, name: true, publisherType: true, createdAt: true, members: { where: { role: "owner" }, select: { principal: { select: { name: true } } } } },
  });
  const [submitter, history, askers] = await Promise.all([submitterOf(tx, review), historyOf(tx, viewer, namespace), askersOf(tx, review)]);
  return {
    namespace: namespace.name,
    publisherType: trustSchema.shape.publisherType.catch("community").parse(namespace.publisherType),
    namespaceSince: namespace.createdAt.toISOString(),
    owners: namespace.members.map(({ principal }) => principal.name),
    submitter,
    history,
    askers,
  };
}

async function submitterOf(tx: Tx, review: ReviewRecord): Promise<Trust["submitter"]> {
  const who = await tx.principal.findUniqueOrThrow({
    where: { id: review.manifestRevision.submittedById },
    select: { name: true, kind: true, proof: true, createdAt: true, responsible: { select: { name: true } } },
  });
  return { name: who.name, kind: who.kind === "robot" ? "robot" : "user", proof: who.proof, responsible: who.responsible?.name ?? null, since: who.createdAt.toISOString() };
}

async function historyOf(tx: Tx, viewer: Viewer, namespace: { id: string; name: string }): Promise<Trust["history"]> {
  const version = { server: { namespaceId: namespace.id } };
  const catalogs = await tx.catalog.findMany({ select: { id: true, slug: true, audience: true } });
  const catalogId = { in: catalogs.filter((catalog) => maySeeUnapproved(viewer, namespace.name, catalog)).map(({ id }) => id) };
  const votes = (decision: string) => tx.vote.findMany({ where: { decision, review: { catalogId, version } }, distinct: ["reviewId", "round"], select: { id: true } });
  const [listings, approved, changes, rejected, suspended] = await Promise.all([
    tx.version.findMany({ where: { ...version, listings: { some: { catalogId } } }, distinct: ["serverId"], select: { id: true } }),
    tx.review.count({ where: { catalogId, version, state: "approved" } }),
    votes("request_changes"),
    votes("reject"),
    tx.listing.count({ where: { catalogId, version, suspendedAt: { not: null } } }),
  ]);
  return { servers: listings.length, approved, changesRequested: changes.length, rejected: rejected.length, suspended };
}

/** Only whoever asked in this catalog waits for this decision. */
async function askersOf(tx: Tx, review: ReviewRecord): Promise<Trust["askers"]> {
  const rows = await tx.requestAsker.findMany({
    where: { request: { nameKey: serverNameKey(review.version.server.name), catalogId: review.catalogId, state: "open" } },
    orderBy: { at: "asc" },
    take: MAX_ASKERS,
    select: { principalId: true, reason: true },
  });
  const names = await principalNames(tx, rows.map(({ principalId }) => principalId));
  return rows.map(({ principalId, reason }) => ({ name: names.get(principalId) ?? "unknown", reason }));
}
