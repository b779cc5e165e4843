import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "@/test/database/test-database";
import { migrate } from "./migrate";

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "gatehouse-migrations-"));
  database = await createEmptyDatabase();
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

async function query<Row>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

describe("migrate", () => {
  it("applies migrations in order, once", async () => {
    write("2_b", "alter table a add column second int;");
    write("1_a", "create table a (first int);");
    expect(await migrate(database.url, folder)).toEqual({ applied: ["1_a", "2_b"] });
    expect(await migrate(database.url, folder)).toEqual({ applied: [] });
    expect(await query("select first, second from a")).toEqual([]);
  });

  it("lets one of many concurrent starts do the work", async () => {
    write("1_a", "create table a (first int); select pg_sleep(0.2);");
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)));
    expect(results.flatMap((result) => result.applied)).toEqual(["1_a"]);
  });

  it("leaves nothing of a migration that fails, and applies it when it is repaired", async () => {
    write("1_a", "create table a (first int); select 1/0;");
    await expect(migrate(database.url, folder)).rejects.toThrow(/1_a failed: division by zero/);
    expect(await query("select to_regclass('a') as found")).toEqual([{ found: null }]);
    write("1_a", "create table a (first int);");
    expect(await migrate(database.url, folder)).toEqual({ applied: ["1_a"] });
  });

  it("refuses a database whose applied migration was edited", async () => {
    write("1_a", "create table a (first int);");
    await migrate(database.url, folder);
    write("1_a", "create table a (first text);");
    await expect(migrate(database.url, folder)).rejects.toThrow(/1_a was changed/);
  });

  it("refuses a database with a failed migration recorded", async () => {
    write("1_a", "create table a (first int);");
    await migrate(database.url, folder);
    await query("update _prisma_migrations set finished_at = null");
    write("2_b", "create table b (first int);");
    await expect(migrate(database.url, folder)).rejects.toThrow(/1_a failed earlier/);
    expect(await query("select to_regclass('b') as found")).toEqual([{ found: null }]);
  });

  it("fails rather than wait for a table that somebody holds", async () => {
    write("1_a", "create table a (first int);");
    await migrate(database.url, folder);
    write("2_b", "set local lock_timeout = 50; alter table a add column second int;");
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query("begin; lock table a");
    await expect(migrate(database.url, folder)).rejects.toThrow(/2_b failed: canceling statement due to lock timeout/);
    await holder.end();
  });
});

it("refuses a database that does not hold Unicode text, by its name, and leaves it alone", async () => {
  const latin = await createEmptyDatabase("LATIN1");
  const client = new Client({ connectionString: latin.url });
  await client.connect();
  await expect(migrate(latin.url)).rejects.toThrow(/"empty_[0-9a-f]+" has the encoding LATIN1: Gatehouse needs UTF8/);
  expect((await client.query("select 1 from pg_tables where schemaname = 'public'")).rowCount).toBe(0);
  await client.end();
  await latin.drop();
});

it("brings the template of these tests up to date, so nothing is left to apply", async () => {
  const migrated = await createTestDatabase();
  expect(await migrate(migrated.url)).toEqual({ applied: [] });
  await migrated.drop();
});
