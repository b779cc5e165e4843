import type { Viewer } from "@/lib/access/schema";
import { maySeeUnapproved } from "@/lib/catalog/reading-policy";
import type { Tx } from "@/lib/db/client";
import { principalNames, type ReviewRecord, reviewsOfServer } from "@/lib/review/lookup-service";
import type { Decision } from "@/lib/review/schema";
import type { Precedent } from "@/lib/review/trust-schema";

const MAX_ROWS = 20;

/** What a version under review may be confused with: the names its packages, remotes and tools have. */
export interface Likeness {
  packages: readonly string[];
  remotes: readonly string[];
  tools: readonly string[];
}

/** Earlier decisions on the server and its namespace, and what the catalog lists that looks like it; for a viewer who may see the review. */
export async function reviewPrecedent(tx: Tx, viewer: Viewer, review: ReviewRecord, likeness: Likeness): Promise<Precedent> {
  const [earlier, trouble, similar, shadowed] = await Promise.all([
    earlierReviews(tx, viewer, review),
    troubleOf(tx, review),
    similarServers(tx, review, likeness),
    likeness.tools.length === 0 ? [] : shadowedTools(tx, review, likeness.tools),
  ]);
  return { earlier, trouble, similar, shadowed };
}

async function earlierReviews(tx: Tx, viewer: Viewer, review: ReviewRecord): Promise<Precedent["earlier"]> {
  const rows = (await reviewsOfServer(tx, review.version.server.id, MAX_ROWS)).filter(
    (row) => row.id !== review.id && maySeeUnapproved(viewer, review.version.server.namespace.name, row.catalog),
  );
  const names = await principalNames(tx, rows.flatMap(({ votes }) => votes.map(({ voterId }) => voterId)));
  return rows.map(({ id, version, catalog, state, updatedAt, votes }) => ({
    id,
    version: version.version,
    catalog: catalog.slug,
    state,
    updatedAt: updatedAt.toISOString(),
    votes: votes.map(({ voterId, decision, comment }) => ({ voter: names.get(voterId) ?? "unknown", decision: decision as Decision, comment })),
  }));
}

/** In this catalog: what happened to other servers of the namespace that should make a reviewer look twice. */
async function troubleOf(tx: Tx, review: ReviewRecord): Promise<Precedent["trouble"]> {
  const other = { version: { server: { namespace: { name: review.version.server.namespace.name }, id: { not: review.version.server.id } } }, catalogId: review.catalogId };
  const NAMED = { select: { version: true, server: { select: { name: true } } } } as const;
  const rejections = await tx.vote.findMany({
    where: { decision: "reject", review: other },
    orderBy: { castAt: "desc" },
    take: MAX_ROWS,
    select: { castAt: true, comment: true, review: { select: { version: NAMED } } },
  });
  const suspensions = await tx.listing.findMany({
    where: { ...other, suspendedAt: { not: null } },
    orderBy: { suspendedAt: "desc" },
    take: MAX_ROWS,
    select: { suspendedAt: true, suspendReason: true, version: NAMED },
  });
  const rows = [
    ...rejections.map(({ castAt, comment, review: { version } }) => ({ server: version.server.name, version: version.version, kind: "rejected" as const, at: castAt.toISOString(), reason: comment })),
    ...suspensions.map(({ suspendedAt, suspendReason, version }) => ({ server: version.server.name, version: version.version, kind: "suspended" as const, at: (suspendedAt ?? new Date(0)).toISOString(), reason: suspendReason ?? "" })),
  ];
  return rows.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MAX_ROWS);
}

/**
 * Listed servers with a package, a remote or a last part of the name in common. Canonical JSON has one way to write a
 * member, so a package is found by the very bytes of `"identifier":"…"`.
 */
async function similarServers(tx: Tx, review: ReviewRecord, { packages, remotes }: Likeness): Promise<Precedent["similar"]> {
  const members = packages.map((identifier) => Buffer.from(`"identifier":${JSON.stringify(identifier)}`));
  const last = review.version.server.name.slice(review.version.server.name.indexOf("/") + 1).toLowerCase();
  const rows = await tx.$queryRaw<{ server: string; version: string; package: number | null; remote: string | null }[]>`
    SELECT DISTINCT ON (s.name) s.name AS server, v.version,
      (SELECT min(i)::int FROM unnest(${members}::bytea[]) WITH ORDINALITY AS member(bytes, i) WHERE position(member.bytes IN m.canonical) > 0) AS package,
      (SELECT min(url) FROM unnest(m.remote_urls) AS url WHERE url = ANY(${[...remotes]}::text[])) AS remote
    FROM listing l JOIN version v ON v.id = l.version_id JOIN server s ON s.id = v.server_id JOIN manifest_revision m ON m.id = l.revision_id
    WHERE l.catalog_id = ${review.catalogId}::uuid AND s.id <> ${review.version.server.id}::uuid AND l.suspended_at IS NULL AND l.withdrawn_at IS NULL AND (
      split_part(s.name_key, '/', 2) = ${last} OR m.remote_urls && ${[...remotes]}::text[]
      OR EXISTS (SELECT 1 FROM unnest(${members}::bytea[]) AS bytes WHERE position(bytes IN m.canonical) > 0))
    ORDER BY s.name, v.published_at DESC LIMIT ${MAX_ROWS}`;
  return rows.map(({ server, version, package: index, remote }) => {
    if (index !== null) return { server, version, why: "package", what: packages[index - 1] ?? "" };
    return remote === null ? { server, version, why: "name", what: last } : { server, version, why: "remote", what: remote };
  });
}

async function shadowedTools(tx: Tx, review: ReviewRecord, tools: readonly string[]): Promise<Precedent["shadowed"]> {
  return tx.$queryRaw<Precedent["shadowed"]>`
    SELECT DISTINCT tool.value ->> 'name' AS tool, s.name AS server
    FROM listing l JOIN version v ON v.id = l.version_id JOIN server s ON s.id = v.server_id JOIN tool_surface t ON t.id = l.surface_id,
      jsonb_array_elements(t.document -> 'tools') AS tool
    WHERE l.catalog_id = ${review.catalogId}::uuid AND s.id <> ${review.version.server.id}::uuid AND l.suspended_at IS NULL AND l.withdrawn_at IS NULL
      AND tool.value ->> 'name' = ANY(${[...tools]}::text[])
    ORDER BY 1, 2 LIMIT ${MAX_ROWS}`;
}
