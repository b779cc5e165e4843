import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";

/** One part of a Prisma schema folder: its path (for error messages) and its text. */
export interface SchemaPart {
  path: string;
  content: string;
}

/**
 * The SQL that leads from one Prisma schema to another, computed without any database.
 *
 * Prisma's CLI needs a native engine that a restricted network cannot download; the WebAssembly build of
 * the same engine comes from npm (design/idioms.md §4.1). An empty `from` means an empty database.
 *
 * @throws Error with Prisma's own message when a schema does not parse.
 */
export async function diffSchemas(from: SchemaPart[], to: SchemaPart[]): Promise<string> {
  loadWasm();
  const adapter = bindMigrationAwareSqlAdapterFactory(offlineAdapter());
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    const result = await engine.diff({
      from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: from },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.stdout ?? "";
  } finally {
    engine.free();
  }
}

/** The package imports its .wasm as a module, which Node 20 cannot do: instantiate it by hand. */
function loadWasm(): void {
  const binary = fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm")).replace(/\.js$/, "_bg.wasm");
  const compiled = new WebAssembly.Module(readFileSync(binary));
  const instance = new WebAssembly.Instance(compiled, { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}

/** The oldest PostgreSQL we support: the SQL is written for it. */
const ASSUMED_SERVER_VERSION = 140_000;

/**
 * The engine asks a server for its version before it compares two schemas that need none.
 * This adapter answers that one question and refuses every other.
 */
function offlineAdapter(): SqlMigrationAwareDriverAdapterFactory {
  const identity = { provider: "postgres", adapterName: "offline" } as const;
  const refuse = () => Promise.reject(new Error("comparing schemas must not touch a database"));
  const connection: SqlDriverAdapter = {
    ...identity,
    queryRaw: answerVersionQuestion,
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: () => Promise.resolve(),
  };
  const connect = () => Promise.resolve(connection);
  return { ...identity, connect, connectToShadowDb: connect };
}

function answerVersionQuestion(query: SqlQuery): Promise<SqlResultSet> {
  if (!query.sql.includes("server_version_num")) {
    return Promise.reject(new Error(`comparing schemas must not query a database: ${query.sql}`));
  }
  return Promise.resolve({
    columnNames: ["exists", "version", "numeric_version"],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, "PostgreSQL 14", ASSUMED_SERVER_VERSION]],
  });
}
