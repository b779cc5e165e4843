import { z } from "zod";
import type { Viewer } from "@/lib/access/schema";
import { can } from "@/lib/access/permissions";
import { mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import { SEVERITIES, type Severity, severitySchema } from "@/lib/checks/schema";
import { prisma } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import { serverNameKey } from "@/lib/manifest/names";
import type { Prisma } from "@/prisma/generated/client";
import { reviewStateSchema, type ReviewRow } from "@/lib/review/schema";
import { findReviews, newestFindings, principalNames } from "@/lib/review/lookup-service";
import { toRow } from "@/lib/review/view-service";

/** Filters of the queue; every one of them lives in the URL. */
export const queueFilterSchema = z.object({
  /** One state or several, separated by commas. */
  state: z.string().transform((text) => text.split(",")).pipe(z.array(reviewStateSchema)).optional(),
  catalog: z.string().max(63).optional(),
  /** A principal id, `me` or `none`. */
  assignee: z.string().max(64).optional(),
  risk: severitySchema.optional(),
  q: z.string().max(200).optional(),
  sort: z.enum(["oldest", "newest"]).default("oldest"),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

export interface QueuePage {
  items: ReviewRow[];
  /** Where the next page begins: time and id of the last row. */
  next: { at: string; id: string } | null;
}

/** `maySeeUnapproved` as a filter: reviewers of catalogs they read, members of their namespaces, tokens as far as they are bound. */
function visibility(viewer: Viewer): Prisma.ReviewWhereInput {
  const { catalogs = [], namespaces = [] } = viewer.token ?? {};
  const members = viewer.namespaces.map(({ name }) => name).filter((namespace) => can(viewer, "unapproved.read", { namespace }));
  const own: Prisma.ReviewWhereInput = ofNamespaces(members.map(serverNameKey));
  const binding: Prisma.ReviewWhereInput[] = catalogs.length === 0 ? [] : [{ catalog: { slug: { in: catalogs } } }];
  if (!can(viewer, "unapproved.read")) return { AND: [own, ...binding] };
  const readsClosed = mayReadCatalog({ slug: catalogs[0] ?? "", audience: "token" }, readingGrant(viewer));
  const reviewed: Prisma.ReviewWhereInput[] = namespaces.length === 0 ? [] : [ofNamespaces(namespaces.map(serverNameKey))];
  if (!readsClosed) reviewed.push({ catalog: { audience: { not: "token" } } });
  // An empty filter inside OR selects nothing in Prisma.
  return { AND: reviewed.length === 0 ? binding : [{ OR: [own, { AND: reviewed }] }, ...binding] };
}

function ofNamespaces(keys: string[]): Prisma.ReviewWhereInput {
  return { version: { server: { namespace: { nameKey: { in: keys } } } } };
}

/**
 * Reviews whose column `risk` shows a severity: the worst finding of the newest run of the present round. In SQL,
 * because neither "newest" nor "worst" is a filter of Prisma.
 */
async function withRisk(severity: Severity): Promise<Prisma.ReviewWhereInput> {
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    SELECT review.id FROM review
    JOIN LATERAL (
      SELECT id FROM check_run WHERE review_id = review.id AND round = review.round ORDER BY finished_at DESC, id DESC LIMIT 1
    ) AS newest ON true
    JOIN LATERAL (
      SELECT max(array_position(${[...SEVERITIES]}::text[], severity)) AS worst FROM finding WHERE run_id = newest.id
    ) AS found ON worst = ${SEVERITIES.indexOf(severity) + 1}`;
  return { id: { in: rows.map(({ id }) => id) } };
}

function assigneeFilter(viewer: Viewer, assignee: string | undefined): Prisma.ReviewWhereInput {
  if (assignee === undefined) return {};
  if (assignee === "none") return { assigneeId: null };
  const id = assignee === "me" ? viewer.principalId : assignee;
  return z.uuid().safeParse(id).success ? { assigneeId: id } : { id: { in: [] } };
}

/** What a filter selects of the reviews this viewer may see; the queue and every count that links to it share it. */
export async function filters(viewer: Viewer, filter: QueueFilter): Promise<Prisma.ReviewWhereInput[]> {
  const wanted: Prisma.ReviewWhereInput[] = [visibility(viewer), assigneeFilter(viewer, filter.assignee)];
  if (filter.state !== undefined) wanted.push({ state: { in: filter.state } });
  if (filter.catalog !== undefined) wanted.push({ catalog: { slug: filter.catalog } });
  if (filter.q !== undefined && filter.q !== "") wanted.push({ version: { server: { nameKey: { contains: likeLiteral(filter.q.toLowerCase()) } } } });
  if (filter.risk !== undefined) wanted.push(await withRisk(filter.risk));
  return wanted;
}

function after(cursor: { at: string; id: string } | null, sort: QueueFilter["sort"]): Prisma.ReviewWhereInput {
  if (cursor === null) return {};
  const step = sort === "oldest" ? "gt" : "lt";
  const at = new Date(cursor.at);
  return { OR: [{ submittedAt: { [step]: at } }, { submittedAt: at, id: { [step]: cursor.id } }] };
}

/** One page of the queue as this viewer may see it, oldest first unless asked otherwise. */
export async function queue(viewer: Viewer, filter: QueueFilter, limit: number, cursor: { at: string; id: string } | null): Promise<QueuePage> {
  const tx = prisma();
  const direction = filter.sort === "oldest" ? "asc" : "desc";
  const rows = await findReviews(tx, {
    where: { AND: [...(await filters(viewer, filter)), after(cursor, filter.sort)] },
    orderBy: [{ submittedAt: direction }, { id: direction }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const [names, findings] = await Promise.all([
    principalNames(tx, page.flatMap((row) => [row.submittedById, row.assigneeId])),
    newestFindings(tx, page),
  ]);
  const last = page.at(-1);
  return {
    items: page.map((row) => toRow(row, names, { findings: findings.get(row.id) ?? [] })),
    next: rows.length > limit && last !== undefined ? { at: last.submittedAt.toISOString(), id: last.id } : null,
  };
}
