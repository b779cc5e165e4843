/** The embedded database cannot run. `message` is a sentence for the person who started Gatehouse. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
  readonly code = "embedded_postgres_error";
}
