/**
 * Writes a new migration folder: `npm run db:diff -- NAME [--from-empty]`.
 *
 * Compares the schema of the last commit with the one in the working tree. With `--from-empty` it compares
 * with nothing, for the first migration. The SQL is a draft: read it, and add by hand what Prisma cannot
 * express (triggers, partial and trigram indexes).
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { diffSchemas, type SchemaPart } from "./schema-engine";

const SCHEMA_FOLDER = "prisma/schema";
const MIGRATIONS_FOLDER = "prisma/migrations";

function workingSchema(): SchemaPart[] {
  return readdirSync(SCHEMA_FOLDER, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => path.posix.join(SCHEMA_FOLDER, name))
    .map((file) => ({ path: file, content: readFileSync(file, "utf8") }));
}

function committedSchema(): SchemaPart[] {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" });
  return git("ls-tree", "-r", "--name-only", "HEAD", "--", SCHEMA_FOLDER)
    .split("\n")
    .filter((name) => name.endsWith(".prisma"))
    .map((file) => ({ path: file, content: git("show", `HEAD:${file}`) }));
}

function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, "").slice(0, 14);
}

async function main(args: string[]): Promise<void> {
  const fromEmpty = args.includes("--from-empty");
  const name = args.find((arg) => !arg.startsWith("--"));
  if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
    throw new Error("usage: npm run db:diff -- name_in_snake_case [--from-empty]");
  }
  const sql = await diffSchemas(fromEmpty ? [] : committedSchema(), workingSchema());
  if (sql.trim() === "" || sql.includes("-- This is an empty migration.")) {
    console.log("The schema has not changed; no migration written.");
    return;
  }
  const folder = path.join(MIGRATIONS_FOLDER, `${timestamp(new Date())}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), sql);
  console.log(`${folder}/migration.sql`);
}

await main(process.argv.slice(2));
