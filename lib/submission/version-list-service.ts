import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { listingWhere } from "@/lib/catalog/listing-filter";
import { listingState } from "@/lib/catalog/listing-state";
import { prisma } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import { serverNameKey } from "@/lib/manifest/names";
import type { ReviewState } from "@/lib/review/schema";
import { VERSION_STATES, type VersionListFilter, type VersionListRow, type VersionState } from "@/lib/submission/version-list-schema";
import { attentionWhere } from "@/lib/submission/version-attention";
import { versionRisks, versionsWithRisk } from "@/lib/submission/version-risk";
import type { Prisma } from "@/prisma/generated/client";

/** Where a page begins: after the version published at that time (RFC 3339) with that id. */
export interface VersionPosition {
  at: string;
  id: string;
}

const ROW_FIELDS = {
  id: true,
  version: true,
  publisherStatus: true,
  publishedAt: true,
  blockedAt: true,
  server: { select: { name: true } },
  listings: { select: { basis: true, suspendedAt: true, withdrawnAt: true, expiresAt: true, catalog: { select: { slug: true } } } },
  reviews: { select: { id: true, state: true, catalog: { select: { slug: true } } }, orderBy: { submittedAt: "desc" } },
} as const satisfies Prisma.VersionSelect;
type FoundVersion = Prisma.VersionGetPayload<{ select: typeof ROW_FIELDS }>;

/** What is said of the state of a listing, of its basis and of its catalog is said of one listing. */
function listedAs({ state, basis, catalog }: VersionListFilter): Prisma.VersionWhereInput {
  const inCatalog = catalog === undefined ? {} : { catalog: { slug: catalog } };
  if (state === "pending") return { listings: { none: inCatalog }, ...(catalog !== undefined && { reviews: { some: inCatalog } }) };
  if (state === undefined && basis === undefined && catalog === undefined) return {};
  const listed = { listings: { some: { AND: [inCatalog, basis === undefined ? {} : { basis }, state === undefined ? {} : listingWhere(state, new Date())] } } };
  return state === "suspended" && basis === undefined ? { OR: [listed, blockedUnlisted(catalog)] } : listed;
}

/** Suspended before any catalog, or the one that is named and has a review of it, has listed it. */
function blockedUnlisted(catalog: string | undefined): Prisma.VersionWhereInput {
  const inCatalog = catalog === undefined ? {} : { catalog: { slug: catalog } };
  return { blockedAt: { not: null }, listings: { none: inCatalog }, ...(catalog !== undefined && { reviews: { some: inCatalog } }) };
}

async function selected(filter: VersionListFilter): Promise<Prisma.VersionWhereInput> {
  const { q, namespace, risk, attention } = filter;
  return {
    AND: [
      listedAs(filter),
      q === undefined || q === "" ? {} : { server: { nameKey: { contains: likeLiteral(q.toLowerCase()) } } },
      namespace === undefined ? {} : { server: { namespace: { nameKey: serverNameKey(namespace) } } },
      risk === undefined ? {} : { id: { in: await versionsWithRisk(risk) } },
      attention === undefined ? {} : await attentionWhere(attention, new Date()),
    ],
  };
}

/** How many versions a filter selects. Throws `forbidden` outside the console. */
export async function countVersions(viewer: Viewer, filter: VersionListFilter): Promise<number> {
  authorize(viewer, "console.enter");
  return prisma().version.count({ where: await selected(filter) });
}

/** How many versions each state would show beside the other filters. Throws `forbidden` outside the console. */
export async function countByState(viewer: Viewer, filter: VersionListFilter): Promise<Record<VersionState, number>> {
  const counts = VERSION_STATES.map(async (state) => [state, await countVersions(viewer, { ...filter, state })] as const);
  return Object.fromEntries(await Promise.all(counts)) as Record<VersionState, number>;
}

/** Versions in every state with where they stand in each catalog, newest first. Throws `forbidden` outside the console. */
export async function listVersions(
  viewer: Viewer,
  filter: VersionListFilter,
  limit: number,
  after: VersionPosition | null,
): Promise<{ items: VersionListRow[]; next: VersionPosition | null }> {
  authorize(viewer, "console.enter");
  const at = after === null ? undefined : new Date(after.at);
  const beyond: Prisma.VersionWhereInput = after === null || at === undefined ? {} : { OR: [{ publishedAt: { lt: at } }, { publishedAt: at, id: { lt: after.id } }] };
  const found = await prisma().version.findMany({
    where: { AND: [await selected(filter), beyond] },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: ROW_FIELDS,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const risks = await versionRisks(page.map(({ id }) => id));
  return {
    items: page.map((row) => toListRow(row, risks.get(row.id) ?? null)),
    next: found.length > limit && last !== undefined ? { at: last.publishedAt.toISOString(), id: last.id } : null,
  };
}

/** Stored state names are the machine's own (a constraint of the database says so). */
function toListRow({ server, version, publisherStatus, publishedAt, blockedAt, listings, reviews }: FoundVersion, risk: VersionListRow["risk"]): VersionListRow {
  const now = new Date();
  return {
    server: server.name,
    version,
    publishedAt: publishedAt.toISOString(),
    risk,
    blocked: blockedAt !== null,
    listings: listings.map(({ catalog, basis, suspendedAt, withdrawnAt, expiresAt }) => {
      const facts = { suspended: suspendedAt !== null, withdrawnByAdmin: withdrawnAt !== null, publisherStatus: publisherStatus as "active", expiresAt };
      return { catalog: catalog.slug, basis: basis as VersionListRow["listings"][number]["basis"], state: listingState(facts, now) };
    }),
    reviews: reviews.map(({ id, catalog, state }) => ({ id, catalog: catalog.slug, state: state as ReviewState })),
  };
}
