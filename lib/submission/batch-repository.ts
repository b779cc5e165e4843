import type { Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";
import { type BatchFacts, versionKey } from "@/lib/submission/batch-plan";

/**
 * Rows of many versions at once. Plain SQL instead of Prisma: one statement of one parameter for hundreds of rows, and
 * texts instead of base64 for the bytes. `json_to_recordset` gives every column its type.
 */

/** Servers by lower-case name, each locked: nobody else decides about them until the transaction ends. */
export async function lockServersByKey(tx: Tx, keys: readonly string[]): Promise<{ id: string; name: string; nameKey: string }[]> {
  return tx.$queryRaw`SELECT id, name, name_key AS "nameKey" FROM server WHERE name_key = ANY(${[...keys]}::text[]) ORDER BY id FOR UPDATE`;
}

/** How many versions each of `servers` has, and which of `wanted` are among them. */
export async function versionFacts(
  tx: Tx,
  servers: readonly { id: string; name: string; nameKey: string }[],
  wanted: readonly { name: string; version: string }[],
): Promise<Pick<BatchFacts, "servers" | "known">> {
  const ids = servers.map(({ id }) => id);
  const counts = await tx.$queryRaw<{ id: string; n: number }[]>`
    SELECT server_id AS id, count(*)::int AS n FROM version WHERE server_id = ANY(${ids}::uuid[]) GROUP BY server_id`;
  const known = await tx.$queryRaw<{ name: string; version: string }[]>`
    SELECT s.name_key AS name, v.version
    FROM unnest(${wanted.map(({ name }) => serverNameKey(name))}::text[], ${wanted.map(({ version }) => version)}::text[]) AS w(name_key, version)
    JOIN server s ON s.name_key = w.name_key JOIN version v ON v.server_id = s.id AND v.version = w.version`;
  const versions = new Map(counts.map(({ id, n }) => [id, n]));
  return {
    servers: new Map(servers.map(({ id, name, nameKey }) => [nameKey, { id, name, versions: versions.get(id) ?? 0 }])),
    known: new Set(known.map(({ name, version }) => versionKey(name, version))),
  };
}

/** Ids of namespaces by lower-case name. */
export async function findNamespaces(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; key: string }[]>`SELECT id, name_key AS key FROM namespace WHERE name_key = ANY(${[...keys]}::text[])`;
  return new Map(rows.map(({ id, key }) => [key, id]));
}

export async function insertNamespaces(tx: Tx, rows: readonly { id: string; name: string }[], createdById: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO namespace (id, name, name_key, created_by_id)
    SELECT id, name, lower(name), ${createdById}::uuid FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, name text)`;
}

export async function insertServers(tx: Tx, rows: readonly { id: string; namespaceId: string; name: string }[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO server (id, namespace_id, name, name_key)
    SELECT id, "namespaceId", name, lower(name) FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, "namespaceId" uuid, name text)`;
}

export interface NewVersion {
  id: string;
  serverId: string;
  version: string;
  publisherStatus: "active" | "deprecated" | "deleted";
  statusMessage: string | null;
  publishedAt: Date;
}

export async function insertVersions(tx: Tx, rows: readonly NewVersion[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO version (id, server_id, version, publisher_status, status_message, published_at)
    SELECT id, "serverId", version, "publisherStatus", "statusMessage", "publishedAt" FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS r(id uuid, "serverId" uuid, version text, "publisherStatus" text, "statusMessage" text, "publishedAt" timestamptz)`;
}

export interface NewRevision {
  id: string;
  versionId: string;
  /** UTF-8 text of the submitted bytes. */
  raw: string;
  canonical: string;
  digest: string;
  schemaVersion: string;
  remoteUrls: readonly string[];
}

/** The first revision of new versions. */
export async function insertRevisions(
  tx: Tx,
  rows: readonly NewRevision[],
  by: { principalId: string; responsibleId: string | null; tokenId: string | null },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO manifest_revision (id, version_id, number, raw, canonical, digest, schema_version, remote_urls, submitted_by_id, responsible_id, token_id)
    SELECT id, "versionId", 1, convert_to(raw, 'UTF8'), convert_to(canonical, 'UTF8'), digest, "schemaVersion", "remoteUrls",
      ${by.principalId}::uuid, ${by.responsibleId}::uuid, ${by.tokenId}
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS r(id uuid, "versionId" uuid, raw text, canonical text, digest text, "schemaVersion" text, "remoteUrls" text[])`;
}

/** The first tool surface of new revisions. */
export async function insertSurfaces(
  tx: Tx,
  rows: readonly { id: string; revisionId: string; document: unknown; digest: string }[],
  by: { principalId: string; responsibleId: string | null },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO tool_surface (id, revision_id, sequence, document, digest, declared_by_id, responsible_id)
    SELECT id, "revisionId", 1, document, digest, ${by.principalId}::uuid, ${by.responsibleId}::uuid
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, "revisionId" uuid, document jsonb, digest text)`;
}
