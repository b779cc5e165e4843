import type { NamespaceFilter } from "@/lib/access/namespace-schema";
import type { NamespaceRole } from "@/lib/access/schema";
import type { PublisherType } from "@/lib/catalog/facet-names-schema";
import { prisma, type Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import { serverNameKey } from "@/lib/manifest/names";
import type { Prisma } from "@/prisma/generated/client";

const NAMESPACE = {
  id: true,
  name: true,
  createdAt: true,
  publisherType: true,
  members: { select: { principalId: true, role: true, principal: { select: { name: true, kind: true, disabledAt: true } } }, orderBy: { principalId: "asc" } },
} as const;

export type NamespaceRow = Prisma.NamespaceGetPayload<{ select: typeof NAMESPACE }>;

/** Namespaces by name, after the key `afterKey`; with `memberId` only those the principal is a member of. */
export async function listNamespaces({ q, publisherType }: NamespaceFilter, limit: number, memberId: string | undefined, afterKey?: string): Promise<NamespaceRow[]> {
  const where: Prisma.NamespaceWhereInput = {
    AND: [
      ...(memberId === undefined ? [] : [{ members: { some: { principalId: memberId } } }]),
      ...(afterKey === undefined ? [] : [{ nameKey: { gt: afterKey } }]),
      ...(q === undefined ? [] : [{ nameKey: { contains: likeLiteral(serverNameKey(q.trim())) } }]),
      ...(publisherType === undefined ? [] : [{ publisherType }]),
    ],
  };
  return prisma().namespace.findMany({ where, select: NAMESPACE, orderBy: { nameKey: "asc" }, take: limit });
}

/** Names are unique case-insensitively (governance.md §1). */
export async function findNamespace(tx: Tx, name: string): Promise<NamespaceRow | null> {
  return tx.namespace.findUnique({ where: { nameKey: serverNameKey(name) }, select: NAMESPACE });
}

/** Serialises what changes who owns a namespace: the first statement of every such transaction. */
export async function lockNamespace(tx: Tx, name: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM namespace WHERE name_key = ${serverNameKey(name)} FOR UPDATE`;
}

/** Every namespace: there are as many as publishers, not as servers. */
export async function findAllNamespaces(): Promise<{ id: string; name: string }[]> {
  return prisma().namespace.findMany({ select: { id: true, name: true } });
}

/** Ids of the namespaces that exist, by key. */
export async function findNamespaceIds(tx: Tx, names: string[]): Promise<Map<string, string>> {
  const where = { nameKey: { in: names.map(serverNameKey) } };
  const rows = await tx.namespace.findMany({ where, select: { id: true, nameKey: true } });
  return new Map(rows.map(({ id, nameKey }) => [nameKey, id]));
}

/** The first servers of a namespace by name, and how many there are. */
export async function namespaceServers(tx: Tx, namespaceId: string, limit: number): Promise<{ names: string[]; count: number }> {
  const [rows, count] = await Promise.all([
    tx.server.findMany({ where: { namespaceId }, select: { name: true }, orderBy: { nameKey: "asc" }, take: limit }),
    tx.server.count({ where: { namespaceId } }),
  ]);
  return { names: rows.map(({ name }) => name), count };
}

export async function insertNamespace(tx: Tx, name: string, createdById: string): Promise<NamespaceRow> {
  return tx.namespace.create({ data: { name, nameKey: serverNameKey(name), createdById }, select: NAMESPACE });
}

export async function updatePublisherType(tx: Tx, id: string, publisherType: PublisherType): Promise<void> {
  await tx.namespace.update({ where: { id }, data: { publisherType }, select: { id: true } });
}

export async function putMember(tx: Tx, namespaceId: string, principalId: string, role: NamespaceRole): Promise<void> {
  const where = { namespaceId_principalId: { namespaceId, principalId } };
  await tx.namespaceMember.upsert({ where, create: { namespaceId, principalId, role }, update: { role } });
}

export async function deleteMember(tx: Tx, namespaceId: string, principalId: string): Promise<boolean> {
  return (await tx.namespaceMember.deleteMany({ where: { namespaceId, principalId } })).count > 0;
}
