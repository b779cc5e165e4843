import type { Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";
import { findReviews, principalNames, type ReviewRecord } from "@/lib/review/lookup-service";
import type { Facts, RecordedAct, RequestFacts, ReviewFacts } from "./facts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What an import names is told as a number: looking up each id would read the whole import. */
const MAX_IDS_OF_AN_ENTRY = 100;

/** The rows behind the ids that some entries name. Ids say not what they are of: each kind is asked for all of them. */
export async function loadFacts(tx: Tx, acts: readonly RecordedAct[]): Promise<Facts> {
  const ids = [...new Set(acts.flatMap(({ objectIds }) => (objectIds.length > MAX_IDS_OF_AN_ENTRY ? [] : objectIds)).filter((id) => UUID.test(id)))];
  const among = { id: { in: ids } };
  const [names, reviews, listings, comments, requests] = await Promise.all([
    principalNames(tx, acts.map(({ actorId }) => actorId)),
    findReviews(tx, { where: among, orderBy: [{ id: "asc" }], take: ids.length }),
    tx.listing.findMany({ where: among, select: { id: true, catalog: { select: { slug: true } }, version: { select: VERSION } } }),
    tx.reviewComment.findMany({ where: among, select: { id: true, text: true, visibility: true } }),
    tx.serverRequest.findMany({ where: among, select: REQUEST }),
  ]);
  return {
    names,
    reviews: byId(await reviewFacts(tx, reviews)),
    listings: byId(listings.map(({ id, catalog, version: { version, server } }) => ({ id, version, catalog: catalog.slug, server: server.name, namespace: server.namespace.name }))),
    comments: byId(comments),
    requests: byId(requests.map(requestFacts)),
  };
}

const VERSION = { version: true, server: { select: { name: true, namespace: { select: { name: true } } } } } as const;
const REQUEST = { id: true, name: true, nameKey: true, closedAt: true, catalog: { select: { slug: true } }, askers: { select: { principalId: true } } } as const;

function requestFacts({ id, name, catalog, askers }: { id: string; name: string; catalog: { slug: string }; askers: { principalId: string }[] }): RequestFacts {
  return { id, name, catalog: catalog.slug, askerIds: askers.map(({ principalId }) => principalId) };
}

async function reviewFacts(tx: Tx, reviews: readonly ReviewRecord[]): Promise<ReviewFacts[]> {
  const reviewId = { in: reviews.map(({ id }) => id) };
  const [votes, comments, revisions, fulfilled] = await Promise.all([
    tx.vote.findMany({ where: { reviewId }, select: { reviewId: true, voterId: true } }),
    tx.reviewComment.findMany({ where: { reviewId }, select: { reviewId: true, authorId: true } }),
    tx.manifestRevision.findMany({ where: { id: { in: reviews.map(({ revisionId }) => revisionId) } }, select: { id: true, submittedById: true, responsibleId: true } }),
    fulfilledRequests(tx, reviews),
  ]);
  const approvals = fulfilled.length === 0 ? [] : await approvalsOf(tx, reviews);
  return reviews.map((review) => {
    const { name, namespace } = review.version.server;
    const submitters = revisions.filter(({ id }) => id === review.revisionId).flatMap(({ submittedById, responsibleId }) => [submittedById, ...(responsibleId === null ? [] : [responsibleId])]);
    const people = [...votes.filter((vote) => vote.reviewId === review.id).map(({ voterId }) => voterId), ...comments.filter((comment) => comment.reviewId === review.id).map(({ authorId }) => authorId)];
    return {
      ...{ id: review.id, server: name, namespace: namespace.name, version: review.version.version, catalog: review.catalog.slug, assigneeId: review.assigneeId },
      submitterIds: submitters,
      // The publisher writes in the thread too, and is told as such.
      participantIds: [...new Set(people)].filter((id) => !submitters.includes(id)),
      askerIds: fulfilled.filter((request) => isAnsweredBy(request, review, approvals)).flatMap((request) => requestFacts(request).askerIds),
    };
  });
}

/** Requests that ended because a server was listed (trigger `fulfil_requests`). */
async function fulfilledRequests(tx: Tx, reviews: readonly ReviewRecord[]) {
  const approved = reviews.filter(({ state }) => state === "approved");
  const about = approved.map(({ version, catalogId }) => ({ nameKey: serverNameKey(version.server.name), catalogId }));
  return about.length === 0 ? [] : tx.serverRequest.findMany({ where: { state: "fulfilled", OR: about }, select: REQUEST });
}

/** Every approval of the servers under review in the catalogs they are reviewed for. */
async function approvalsOf(tx: Tx, reviews: readonly ReviewRecord[]): Promise<Approval[]> {
  const where = reviews.map(({ version, catalogId }) => ({ catalogId, version: { serverId: version.server.id } }));
  const rows = await tx.review.findMany({ where: { state: "approved", decidedAt: { not: null }, OR: where }, select: { catalogId: true, decidedAt: true, version: { select: { serverId: true } } } });
  return rows.flatMap(({ catalogId, decidedAt, version: { serverId } }) => (decidedAt === null ? [] : [{ catalogId, serverId, decidedAt }]));
}

interface Approval {
  catalogId: string;
  serverId: string;
  decidedAt: Date;
}

/** The database closes a request, and our clock says when a review was decided: they may be that far apart. */
const APART_MS = 60_000;

/** A request is answered by the approval that closed it; later ones of the server answer nobody again. */
function isAnsweredBy(request: { nameKey: string; closedAt: Date | null; catalog: { slug: string } }, review: ReviewRecord, approvals: readonly Approval[]): boolean {
  const { catalogId, decidedAt, version } = review;
  if (decidedAt === null || request.closedAt === null || request.nameKey !== serverNameKey(version.server.name) || request.catalog.slug !== review.catalog.slug) return false;
  const since = request.closedAt.getTime() - APART_MS;
  return !approvals.some((other) => other.catalogId === catalogId && other.serverId === version.server.id && other.decidedAt < decidedAt && other.decidedAt.getTime() >= since);
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
