import type { Category } from "@/lib/catalog/category-schema";
import type { Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";

const CATEGORY = { slug: true, title: true, titleZh: true } as const;

/** In the order of the list. */
export async function listCategories(tx: Tx): Promise<Category[]> {
  return tx.category.findMany({ select: CATEGORY, orderBy: [{ position: "asc" }, { slug: "asc" }] });
}

/** How many servers are in each category that has some. */
export async function countServers(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.serverCategory.groupBy({ by: ["categorySlug"], _count: { serverId: true } });
  return new Map(rows.map(({ categorySlug, _count }) => [categorySlug, _count.serverId]));
}

/** Keeps everybody else from changing the list until the transaction ends. */
export async function lockCategories(tx: Tx): Promise<Category[]> {
  await tx.$queryRaw`SELECT 1 FROM category FOR UPDATE`;
  return listCategories(tx);
}

export async function insertCategory(tx: Tx, category: Category): Promise<void> {
  await tx.category.create({ data: { ...category, position: 0 }, select: { slug: true } });
}

/** Stores titles, and the order as given. */
export async function storeCategories(tx: Tx, categories: readonly Category[]): Promise<void> {
  for (const [position, { slug, title, titleZh }] of categories.entries()) {
    await tx.category.update({ where: { slug }, data: { title, titleZh, position }, select: { slug: true } });
  }
}

/** Servers that are in a category. */
export async function serversIn(tx: Tx, slug: string): Promise<string[]> {
  const rows = await tx.serverCategory.findMany({ where: { categorySlug: slug }, select: { serverId: true } });
  return rows.map(({ serverId }) => serverId);
}

export async function deleteCategory(tx: Tx, slug: string): Promise<void> {
  await tx.category.delete({ where: { slug }, select: { slug: true } });
}

export interface ClassifiedServer {
  id: string;
  name: string;
  categories: string[];
  /** Newest manifest and tool surface that were submitted. */
  canonical: Uint8Array | null;
  surface: unknown;
}

/** A server by its name, compared case-insensitively, or null. */
export async function findClassified(tx: Tx, name: string): Promise<ClassifiedServer | null> {
  const row = await tx.server.findUnique({
    where: { nameKey: serverNameKey(name) },
    select: { id: true, name: true, categories: { select: { categorySlug: true }, orderBy: { categorySlug: "asc" } } },
  });
  if (row === null) return null;
  const revision = await tx.manifestRevision.findFirst({
    where: { version: { serverId: row.id } },
    orderBy: { submittedAt: "desc" },
    select: { canonical: true, surfaces: { select: { document: true }, orderBy: { sequence: "desc" }, take: 1 } },
  });
  const categories = row.categories.map(({ categorySlug }) => categorySlug);
  return { id: row.id, name: row.name, categories, canonical: revision?.canonical ?? null, surface: revision?.surfaces[0]?.document ?? null };
}

export async function replaceCategories(tx: Tx, serverId: string, slugs: readonly string[]): Promise<void> {
  await tx.serverCategory.deleteMany({ where: { serverId, categorySlug: { notIn: [...slugs] } } });
  await tx.serverCategory.createMany({ data: slugs.map((categorySlug) => ({ serverId, categorySlug })), skipDuplicates: true });
}
