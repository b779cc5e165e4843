import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

export interface TestDatabase {
  url: string;
  /** Drops the database, also while connections to it are open. */
  drop(): Promise<void>;
}

/**
 * A database of its own with all migrations applied, cloned from the run's template in a few hundredths of a second.
 * Call it in `beforeAll` and `drop()` in `afterAll`. Integration tests (`*.itest.ts`) only.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = inject("templateDatabaseUrl");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await maintain(`create database ${name} template ${databaseName(template)} strategy file_copy`);
  return {
    url: withDatabase(template, name),
    drop: () => maintain(`drop database if exists ${name} with (force)`),
  };
}

/** An empty database, without migrations. `encoding`: as PostgreSQL names it. */
export async function createEmptyDatabase(encoding = "UTF8"): Promise<TestDatabase> {
  const name = `empty_${randomBytes(8).toString("hex")}`;
  await maintain(`create database ${name} encoding '${encoding}' locale 'C' template template0`);
  return {
    url: withDatabase(inject("templateDatabaseUrl"), name),
    drop: () => maintain(`drop database if exists ${name} with (force)`),
  };
}

/** Runs one statement outside any test database. Only one session at a time may clone a template: they take turns. */
async function maintain(statement: string): Promise<void> {
  const client = new Client({ connectionString: withDatabase(inject("templateDatabaseUrl"), "postgres") });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(1)");
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
