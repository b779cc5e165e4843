import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client, type DatabaseError } from "pg";
import { MigrationError, planMigrations, type Migration, type RecordedMigration } from "./migration-plan";

/** From the source and from every bundle in dist/ alike. */
const MIGRATIONS_FOLDER = path.join(import.meta.dirname, "..", "prisma", "migrations");

/** The advisory lock of Prisma's own `migrate deploy`: whoever migrates, with either tool, is alone. */
const PRISMA_LOCK_ID = 72_707_369;
const WAIT_FOR_OTHERS_MS = 120_000;
const LOCK_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 600_000;

/** As Prisma creates it, so that its CLI works on the same history. */
const HISTORY_TABLE = `
  create table if not exists _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

/**
 * Brings a database up to date: applies what is missing of prisma/migrations, in order, each in one transaction
 * (ARCHITECTURE.md §5). Concurrent calls wait for each other; a second one finds nothing to do.
 *
 * A migration that fails leaves no trace. A table lock that is not free within 10 s fails it, so a
 * migration never stops a busy registry for long.
 *
 * @returns the names that were applied now.
 * @throws MigrationError when the database does not hold Unicode text, when the recorded history does not fit, naming the
 *   migration, or when one fails.
 */
export async function migrate(connectionString: string, folder = MIGRATIONS_FOLDER): Promise<{ applied: string[] }> {
  const available = readMigrations(folder);
  const client = new Client({ connectionString, application_name: "gatehouse-migrate" });
  await client.connect();
  try {
    await demandUtf8(client);
    await client.query(`set lock_timeout = ${WAIT_FOR_OTHERS_MS}`);
    await client.query("select pg_advisory_lock($1)", [PRISMA_LOCK_ID]);
    await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}; set statement_timeout = ${STATEMENT_TIMEOUT_MS}`);
    await client.query(HISTORY_TABLE);
    const pending = planMigrations(available, await recordedMigrations(client));
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    // Ends the session, and with it the advisory lock.
    await client.end();
  }
}

/** Manifests hold any Unicode text, and reading them is decoding them in the database: in another encoding the first one fails. */
async function demandUtf8(client: Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string; name: string }>(
    "select pg_encoding_to_char(encoding) as encoding, datname as name from pg_database where datname = current_database()",
  );
  const [database] = rows;
  if (database === undefined || database.encoding === "UTF8") return;
  throw new MigrationError(
    `The database "${database.name}" has the encoding ${database.encoding}: Gatehouse needs UTF8. ` +
      "Create one with: create database NAME encoding 'UTF8' template template0",
  );
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .map((name) => ({ name, file: path.join(folder, name, "migration.sql") }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const bytes = readFileSync(file);
      return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
    });
}

async function recordedMigrations(client: Client): Promise<RecordedMigration[]> {
  const { rows } = await client.query<RecordedMigration>(`
    select migration_name as name, checksum, finished_at is not null as finished, rolled_back_at is not null as "rolledBack"
    from _prisma_migrations`);
  return rows;
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw new MigrationError(`The migration ${migration.name} failed: ${describe(error as DatabaseError, migration.sql)}`, { cause: error });
  }
}

/** PostgreSQL tells where in the text it stumbled; people look for lines. */
function describe(error: DatabaseError, sql: string): string {
  if (error.position === undefined) return error.message;
  return `${error.message} (line ${sql.slice(0, Number(error.position)).split("\n").length})`;
}
