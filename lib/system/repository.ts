import { database } from "@/lib/db/client";

/** Like the locks of lib/jobs/presence.ts: "jobs" in ASCII. Each worker that lives holds one. */
const PRESENCE_LOCKS = 0x6a6f6273;
const TABLES_SHOWN = 15;

/** Processes that run jobs, and how many workers each has. */
export async function workerSessions(): Promise<{ pid: number; address: string | null; since: Date; workers: number }[]> {
  const { rows } = await database().pool.query<{ pid: number; address: string | null; since: Date; workers: number }>(
    `SELECT a.pid, host(a.client_addr) AS address, a.backend_start AS since, count(*)::int AS workers
     FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.classid = $1::oid AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
     GROUP BY 1, 2, 3 ORDER BY 3`,
    [PRESENCE_LOCKS],
  );
  return rows;
}

export async function appliedMigrations(): Promise<{ applied: number; newest: string | null }> {
  const { rows } = await database().pool.query<{ applied: number; newest: string | null }>(
    "SELECT count(*)::int AS applied, max(migration_name) AS newest FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return rows[0] ?? { applied: 0, newest: null };
}

/** Size of the database and of its largest tables; rows as PostgreSQL estimates them. In bytes. */
export async function databaseSize(): Promise<{ bytes: number; tables: { name: string; rows: number; bytes: number }[] }> {
  const { pool } = database();
  const total = await pool.query<{ bytes: string }>("SELECT pg_database_size(current_database()) AS bytes");
  const { rows } = await pool.query<{ name: string; rows: string; bytes: string }>(
    `SELECT CASE schemaname WHEN 'public' THEN relname ELSE schemaname || '.' || relname END AS name, greatest(n_live_tup, 0) AS rows, pg_total_relation_size(relid) AS bytes
     FROM pg_stat_user_tables ORDER BY pg_total_relation_size(relid) DESC LIMIT $1`,
    [TABLES_SHOWN],
  );
  return { bytes: Number(total.rows[0]?.bytes ?? 0), tables: rows.map((row) => ({ name: row.name, rows: Number(row.rows), bytes: Number(row.bytes) })) };
}
