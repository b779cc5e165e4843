import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { recordedChanges } from "@/lib/audit/history";
import { type CatalogRow, catalogBySlug } from "@/lib/catalog/lookup-service";
import { type CatalogChange, catalogChangeSchema, type PolicyVersion } from "@/lib/catalog/policy-history-schema";
import { policySchema } from "@/lib/catalog/policy-schema";
import { mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";

async function studiedCatalog(viewer: Viewer | null, slug: string): Promise<CatalogRow> {
  const catalog = await catalogBySlug(prisma(), slug);
  if (!mayReadCatalog(catalog, readingGrant(viewer))) throw notFound();
  authorize(viewer, "policy.study", { catalog: slug });
  return catalog;
}

/** The policies of a catalog, newest first, below version `before`. Throws `not_found`, `forbidden`. */
export async function policyVersions(viewer: Viewer | null, slug: string, limit: number, before?: number): Promise<PolicyVersion[]> {
  const { id: catalogId } = await studiedCatalog(viewer, slug);
  const rows = await prisma().policy.findMany({
    where: { catalogId, ...(before === undefined ? {} : { version: { lt: before } }) },
    orderBy: { version: "desc" },
    take: limit,
    select: { version: true, digest: true, document: true, createdAt: true, createdById: true, _count: { select: { listings: true } } },
  });
  const names = await namesOf(rows.flatMap(({ createdById }) => createdById ?? []));
  return rows.map(({ version, digest, document, createdAt, createdById, _count }) => ({
    ...{ version, digest, policy: policySchema.parse(document), createdAt: createdAt.toISOString(), listings: _count.listings },
    createdBy: createdById === null ? null : { id: createdById, name: names.get(createdById) ?? "unknown" },
  }));
}

async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await prisma().principal.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How title and audience of a catalog came to be what they are, newest first: part of the record. Throws `not_found`, `forbidden`. */
export async function catalogChanges(viewer: Viewer | null, slug: string, limit: number): Promise<CatalogChange[]> {
  await studiedCatalog(viewer, slug);
  authorize(viewer, "audit.read", { catalog: slug });
  const entries = await recordedChanges(["catalog.create", "catalog.change"], slug, limit);
  return entries.flatMap(({ at, actor, before, after }) => {
    const read = catalogChangeSchema.safeParse({ at: at.toISOString(), actor, before: before === null ? null : JSON.parse(before), after: JSON.parse(after ?? "null") });
    return read.success ? [read.data] : [];
  });
}
