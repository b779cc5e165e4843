import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import { serverNameKey } from "@/lib/manifest/names";
import { Prisma } from "@/prisma/generated/client";

const { sql } = Prisma;
const ALL = sql`true`;
const anyOf = (column: Prisma.Sql, values: readonly string[]) => sql`${column} = ANY(${[...values]}::text[])`;
const inNamespaces = (names: readonly string[]) => anyOf(sql`namespace_key`, names.map(serverNameKey));

/**
 * `maySeeUnapproved` as a filter: reviewers of catalogs they read, members of their namespaces, tokens as far as they are bound.
 * For rows with the columns `namespace_key`, `catalog` (its slug) and `audience`.
 */
export function seenUnapproved(viewer: Viewer): Prisma.Sql {
  const { catalogs = [], namespaces = [] } = viewer.token ?? {};
  const bound = catalogs.length === 0 ? ALL : anyOf(sql`catalog`, catalogs);
  const own = inNamespaces(viewer.namespaces.map(({ name }) => name).filter((namespace) => can(viewer, "unapproved.read", { namespace })));
  if (!can(viewer, "unapproved.read")) return sql`(${bound} AND ${own})`;
  const readsClosed = mayReadCatalog({ slug: catalogs[0] ?? "", audience: "token" }, readingGrant(viewer));
  const reviewed = sql`(${namespaces.length === 0 ? ALL : inNamespaces(namespaces)} AND ${readsClosed ? ALL : sql`audience <> 'token'`})`;
  return sql`(${bound} AND (${own} OR ${reviewed}))`;
}
