/** One folder of prisma/migrations. `checksum` is the SHA-256 of migration.sql in hex, as Prisma computes it. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** A row of `_prisma_migrations`. */
export interface RecordedMigration {
  name: string;
  checksum: string;
  finished: boolean;
  rolledBack: boolean;
}

/** The history in the database does not fit the migrations we have. `message` says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  readonly code = "migration_error";
}

/**
 * The migrations still to apply, oldest first.
 *
 * Recorded migrations that we do not have are ignored: an older process may start beside a newer one.
 *
 * @throws MigrationError when a recorded migration failed, when an applied one was edited since, or when one
 *   is missing in the middle of the history.
 */
export function planMigrations(available: Migration[], recorded: RecordedMigration[]): Migration[] {
  const standing = recorded.filter((row) => !row.rolledBack);
  const failed = standing.find((row) => !row.finished);
  if (failed !== undefined) {
    throw new MigrationError(`The migration ${failed.name} failed earlier: repair the database, then mark its row in _prisma_migrations as rolled back.`);
  }
  const checksums = new Map(standing.map((row) => [row.name, row.checksum]));
  const ordered = [...available].sort((a, b) => (a.name < b.name ? -1 : 1));
  const edited = ordered.find((migration) => (checksums.get(migration.name) ?? migration.checksum) !== migration.checksum);
  if (edited !== undefined) {
    throw new MigrationError(`The migration ${edited.name} was changed after it had been applied: restore the file and write a new migration.`);
  }
  const pending = ordered.filter((migration) => !checksums.has(migration.name));
  refuseGap(ordered, pending);
  return pending;
}

/** A migration older than an applied one was merged too late: applied now, databases would differ by their history. */
function refuseGap(ordered: Migration[], pending: Migration[]): void {
  const lateComer = pending[0];
  if (lateComer === undefined || ordered.slice(-pending.length)[0] === lateComer) return;
  throw new MigrationError(`The migration ${lateComer.name} is older than one that is applied already: give it a newer name.`);
}
