import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { listingWhere } from "@/lib/catalog/listing-filter";
import { listingState } from "@/lib/catalog/listing-state";
import { prisma } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import type { ReviewState } from "@/lib/review/schema";
import type { VersionListRow, VersionState } from "@/lib/submission/version-list-schema";
import type { Prisma } from "@/prisma/generated/client";

export interface VersionListFilter {
  q?: string | undefined;
  state?: VersionState | undefined;
}
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
  server: { select: { name: true } },
  listings: { select: { suspendedAt: true, withdrawnAt: true, expiresAt: true, catalog: { select: { slug: true } } } },
  reviews: { select: { id: true, state: true, catalog: { select: { slug: true } } }, orderBy: { submittedAt: "desc" } },
} as const satisfies Prisma.VersionSelect;
type FoundVersion = Prisma.VersionGetPayload<{ select: typeof ROW_FIELDS }>;

function selected({ q, state }: VersionListFilter): Prisma.VersionWhereInput[] {
  const byName = q === undefined || q === "" ? {} : { server: { nameKey: { contains: likeLiteral(q.toLowerCase()) } } };
  if (state === undefined) return [byName];
  return [byName, state === "pending" ? { listings: { none: {} } } : { listings: { some: listingWhere(state, new Date()) } }];
}

/** How many versions a filter selects. Throws `forbidden` outside the console. */
export async function countVersions(viewer: Viewer, filter: VersionListFilter): Promise<number> {
  authorize(viewer, "console.enter");
  return prisma().version.count({ where: { AND: selected(filter) } });
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
    where: { AND: [...selected(filter), beyond] },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: ROW_FIELDS,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(toListRow),
    next: found.length > limit && last !== undefined ? { at: last.publishedAt.toISOString(), id: last.id } : null,
  };
}

/** Stored state names are the machine's own (a constraint of the database says so). */
function toListRow({ server, version, publisherStatus, publishedAt, listings, reviews }: FoundVersion): VersionListRow {
  const now = new Date();
  return {
    server: server.name,
    version,
    publishedAt: publishedAt.toISOString(),
    listings: listings.map(({ catalog, suspendedAt, withdrawnAt, expiresAt }) => {
      const facts = { suspended: suspendedAt !== null, withdrawnByAdmin: withdrawnAt !== null, publisherStatus: publisherStatus as "active", expiresAt };
      return { catalog: catalog.slug, state: listingState(facts, now) };
    }),
    reviews: reviews.map(({ id, catalog, state }) => ({ id, catalog: catalog.slug, state: state as ReviewState })),
  };
}
