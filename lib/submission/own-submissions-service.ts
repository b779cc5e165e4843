import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { prisma, type Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import { isAppError } from "@/lib/http/errors";
import { serverNameKey, splitServerName } from "@/lib/manifest/names";
import type { Prisma } from "@/prisma/generated/client";
import { severitySchema } from "@/lib/checks/schema";
import { SEVERITIES } from "@/lib/checks/check-names-schema";
import { newestFindings } from "@/lib/review/lookup-service";
import { isOpen } from "@/lib/review/machine";
import type { Decision, ReviewState } from "@/lib/review/schema";
import { reviewView } from "@/lib/review/view-service";
import type { OwnSubmission, OwnSubmissionFilter, OwnSubmissions, RevisionDraft } from "@/lib/submission/own-submissions-schema";
import { submissionOutcome, submissionSteps } from "@/lib/submission/submission-steps";

/** Each is as tall as a third of a screen. */
export const SUBMISSIONS_PER_PAGE = 10;

const FIELDS = {
  id: true,
  state: true,
  round: true,
  revision: true,
  surfaceDigest: true,
  manifestRevision: { select: { digest: true } },
  submittedAt: true,
  updatedAt: true,
  catalog: { select: { slug: true } },
  catalogId: true,
  version: { select: { version: true, publisherStatus: true, listings: { select: { catalogId: true, suspendedAt: true, withdrawnAt: true, expiresAt: true } }, server: { select: { name: true, namespace: { select: { name: true } } } } } },
  comments: { where: { visibility: "publisher" }, orderBy: { at: "asc" }, select: { id: true, authorId: true, text: true, at: true } },
  // An approval may go without a word; the others never do.
  votes: { where: { comment: { not: "" } }, orderBy: { castAt: "asc" }, select: { id: true, voterId: true, decision: true, comment: true, castAt: true } },
} as const satisfies Prisma.ReviewSelect;

type Row = Prisma.ReviewGetPayload<{ select: typeof FIELDS }>;
type StoredFinding = Prisma.FindingGetPayload<object>;

/**
 * Reviews of versions that the viewer submitted or whose namespace the viewer belongs to, newest first. Reviewers see
 * every review in the console; here is only what is theirs as publishers. Internal comments are left out.
 */
export async function ownSubmissions(viewer: Viewer, filter: OwnSubmissionFilter, skip: number): Promise<OwnSubmissions> {
  const tx = prisma();
  const where: Prisma.ReviewWhereInput = { AND: [ownedBy(viewer), ...selected(filter)] };
  const [rows, total, catalogs] = await Promise.all([
    tx.review.findMany({ where, select: FIELDS, orderBy: [{ submittedAt: "desc" }, { id: "desc" }], skip, take: SUBMISSIONS_PER_PAGE }),
    tx.review.count({ where }),
    tx.catalog.findMany({ where: { reviews: { some: ownedBy(viewer) } }, orderBy: { slug: "asc" }, select: { slug: true } }),
  ]);
  const [names, findings, positions] = await Promise.all([authorNames(tx, rows), newestFindings(tx, rows), queuePositions(tx, rows)]);
  const known = (row: Row) => ({ names, findings: worstFirst(findings.get(row.id) ?? []), position: positions.get(row.id) ?? null });
  return { items: rows.map((row) => toSubmission(viewer, row, known(row))), total, catalogs: catalogs.map(({ slug }) => slug) };
}

/** Places among those that wait for a reviewer in the same catalog, the oldest first; of all of them in one question. */
async function queuePositions(tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<string, number>> {
  const waiting = rows.filter(({ state }) => state === "in_review").map(({ id }) => id);
  if (waiting.length === 0) return new Map();
  const positions = await tx.$queryRaw<{ id: string; position: number }[]>`
    SELECT w.id, (SELECT count(*)::int + 1 FROM review b WHERE b.state = 'in_review' AND b.catalog_id = w.catalog_id AND b.submitted_at < w.submitted_at) AS position
    FROM review w WHERE w.id = ANY(${waiting}::uuid[])`;
  return new Map(positions.map(({ id, position }) => [id, position]));
}

function worstFirst(findings: readonly StoredFinding[]): OwnSubmission["findings"] {
  return findings
    .map(({ runId: _run, severity, ...finding }) => ({ ...finding, severity: severitySchema.parse(severity) }))
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
}

function ownedBy(viewer: Viewer): Prisma.ReviewWhereInput {
  const namespaces = viewer.namespaces.map(({ name }) => serverNameKey(name));
  const readable: Prisma.ReviewWhereInput = { version: { server: { namespace: { nameKey: { in: namespaces } } } } };
  // Who lost the membership keeps no sight of what is unapproved (governance.md §3).
  return can(viewer, "unapproved.read") ? { OR: [readable, { submittedById: viewer.principalId }] } : readable;
}

function selected({ q, state, catalog }: OwnSubmissionFilter): Prisma.ReviewWhereInput[] {
  return [
    ...(q === undefined ? [] : [{ version: { server: { nameKey: { contains: likeLiteral(q.trim().toLowerCase()) } } } }]),
    ...(state === undefined ? [] : [{ state }]),
    ...(catalog === undefined ? [] : [{ catalog: { slug: catalog } }]),
  ];
}

async function authorNames(tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ comments, votes }) => [...comments.map(({ authorId }) => authorId), ...votes.map(({ voterId }) => voterId)]);
  const people = await tx.principal.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

type Known = Pick<OwnSubmission, "findings" | "position"> & { names: ReadonlyMap<string, string> };

function toSubmission(viewer: Viewer, row: Row, { names, findings, position }: Known): OwnSubmission {
  const { server, version } = row.version;
  const state = row.state as ReviewState;
  const outcome = state === "approved" ? outcomeOf(row) : null;
  return {
    reviewId: row.id,
    server: server.name,
    version,
    catalog: row.catalog.slug,
    state,
    round: row.round,
    revision: row.revision,
    submittedAt: row.submittedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    steps: submissionSteps(state, outcome),
    outcome,
    position,
    findings: isOpen(state) ? findings : [],
    comments: saidToPublisher(row, names),
    mayWithdraw: isOpen(state) && can(viewer, "submission.withdraw", { namespace: server.namespace.name }),
    mayComment: isOpen(state) && can(viewer, "review.comment", { namespace: server.namespace.name }),
  };
}

/** What the catalog of a review makes of its version now; null where it has not listed it. */
function outcomeOf({ catalogId, version: { publisherStatus, listings } }: Row): OwnSubmission["outcome"] {
  const listing = listings.find((one) => one.catalogId === catalogId);
  if (listing === undefined) return null;
  const { suspendedAt, withdrawnAt, expiresAt } = listing;
  return submissionOutcome({ suspended: suspendedAt !== null, withdrawnByAdmin: withdrawnAt !== null, publisherStatus: publisherStatus as "active", expiresAt }, new Date());
}

/** The reason of a vote speaks to the publisher like a comment does, whatever was decided: who writes it is told so. */
function saidToPublisher({ comments, votes }: Row, names: ReadonlyMap<string, string>): OwnSubmission["comments"] {
  const said = [
    ...comments.map(({ id, authorId, text, at }) => ({ id, authorId, text, at, decision: null })),
    ...votes.map(({ id, voterId, decision, comment, castAt }) => ({ id, authorId: voterId, text: comment, at: castAt, decision: decision as Decision })),
  ];
  return said
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ id, authorId, text, at, decision }) => ({ id, author: names.get(authorId) ?? "?", text, at: at.toISOString(), decision }));
}

/** More names are not offered: they can still be typed into an address. */
const MAX_SERVERS = 500;

/** Names of the servers in namespaces where the viewer publishes as a member, in order. */
export async function ownServers(viewer: Viewer): Promise<string[]> {
  const namespaces = viewer.namespaces.map(({ name }) => name).filter((namespace) => can(viewer, "publish", { namespace }));
  const where: Prisma.ServerWhereInput = { namespace: { nameKey: { in: namespaces.map(serverNameKey) } } };
  const rows = await prisma().server.findMany({ where, orderBy: { nameKey: "asc" }, take: MAX_SERVERS, select: { name: true } });
  return rows.map(({ name }) => name);
}

/** The manifest of a review as the start of a new revision, or null when the viewer may not publish it. */
export async function revisionDraft(viewer: Viewer, reviewId: string): Promise<RevisionDraft | null> {
  try {
    const { server, version, catalog, manifest } = await reviewView(viewer, reviewId);
    const { namespace } = splitServerName(server);
    if (!can(viewer, "publish", { namespace })) return null;
    return { server, version, catalog, manifestText: JSON.stringify(manifest, null, 2) };
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
