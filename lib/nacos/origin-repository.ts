import { database, type Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";
import type { Origin } from "./import/origin";

export interface NewOrigin extends Origin {
  serverName: string;
}

/** Remembers which entries servers were. A server that came again, from another entry, is that one now. */
export async function insertOrigins(tx: Tx, targetId: string, origins: readonly NewOrigin[]): Promise<void> {
  const rows = origins.map(({ serverName, ...origin }) => ({ ...origin, key: serverNameKey(serverName) }));
  await tx.$executeRaw`
    INSERT INTO sync_origin AS o (target_id, server_id, nacos_id, nacos_name, digest)
    SELECT ${targetId}::uuid, s.id, r."nacosId", r."nacosName", r.digest
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(key text, "nacosId" text, "nacosName" text, digest text) JOIN server s ON s.name_key = r.key
    ON CONFLICT (target_id, server_id) DO UPDATE SET nacos_id = excluded.nacos_id, nacos_name = excluded.nacos_name, digest = excluded.digest`;
}

export interface KnownOrigin extends Origin {
  serverId: string;
  serverName: string;
}

/** All servers that came to us out of a target. */
export async function originsOf(targetId: string): Promise<KnownOrigin[]> {
  const { rows } = await database().pool.query<KnownOrigin>(
    `SELECT s.id AS "serverId", s.name AS "serverName", o.nacos_id AS "nacosId", o.nacos_name AS "nacosName", o.digest
     FROM sync_origin o JOIN server s ON s.id = o.server_id WHERE o.target_id = $1`,
    [targetId],
  );
  return rows;
}

export interface JudgedOrigin extends Origin {
  /** The catalog lists, or listed, the version that was made of the entry. Before that the entry is not ours to take away. */
  wasListed: boolean;
}

/** The entry that a server was on a target, or null. */
export async function findOrigin(targetId: string, serverId: string): Promise<JudgedOrigin | null> {
  const { rows } = await database().pool.query<JudgedOrigin>(
    `SELECT o.nacos_id AS "nacosId", o.nacos_name AS "nacosName", o.digest, EXISTS (
       SELECT 1 FROM sync_target t JOIN listing l ON l.catalog_id = t.catalog_id JOIN manifest_revision r ON r.version_id = l.version_id
       WHERE t.id = o.target_id AND r.digest = o.digest) AS "wasListed"
     FROM sync_origin o WHERE o.target_id = $1 AND o.server_id = $2`,
    [targetId, serverId],
  );
  return rows[0] ?? null;
}
