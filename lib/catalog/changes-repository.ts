import type { CatalogFacts } from "@/lib/catalog/catalog-view";
import type { CatalogChange } from "@/lib/catalog/changes-schema";
import { changeOf } from "@/lib/catalog/recent-changes";
import { prisma } from "@/lib/db/client";

/** The events of one catalog after `since`, up to and including `upTo`, in order. */
export async function changesOf(catalog: CatalogFacts, since: number, upTo: number, limit: number): Promise<CatalogChange[]> {
  const rows = await prisma().catalogEvent.findMany({
    where: { catalogId: catalog.id, seq: { gt: since, lte: upTo } },
    orderBy: { seq: "asc" },
    take: limit,
    select: { seq: true, at: true, kind: true, catalogId: true, serverId: true, serverName: true, version: true, digest: true, previousVersion: true },
  });
  return rows.map((row) => changeOf(catalog.slug, { ...row, seq: Number(row.seq) }));
}
