import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { viewerOfCommand } from "@/lib/access/lasting-viewer";
import type { Caller } from "@/lib/access/schema";
import { loadConfig } from "@/lib/config/config";
import { openDatabase, provideDatabase } from "@/lib/db/client";
import { AppError } from "@/lib/http/errors";
import { importEnded, type ImportProgress, runImport } from "@/lib/upstream/import-run";
import { type ImportRequest, type ImportSummary, importRequestSchema } from "@/lib/upstream/import-schema";
import { MAX_IMPORT_BYTES } from "@/lib/upstream/import-size-schema";
import { importOfFile, viewImport } from "@/lib/upstream/import-service";
import { enterDatabase } from "../enter-database";

const SHOWN_REFUSALS = 20;
const TELL_EVERY_MS = 1_000;

interface ImportCommand {
  file: string;
  as: string | undefined;
  request: ImportRequest;
}

function parse(args: string[]): ImportCommand {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { catalog: { type: "string" }, list: { type: "boolean", default: false }, reason: { type: "string" }, as: { type: "string" } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new AppError("invalid_request", "Name one file to import.");
  const request = importRequestSchema.safeParse({ catalog: values.catalog, reason: values.reason, list: String(values.list) });
  if (!request.success) throw new AppError("invalid_request", `--${String(request.error.issues[0]?.path[0])}: ${request.error.issues[0]?.message}`);
  return { file, as: values.as, request: request.data };
}

async function demandFile(file: string): Promise<void> {
  const there = await stat(file).catch(() => null);
  if (there?.isFile() !== true) throw new AppError("invalid_request", `${file} is no file that can be read.`);
  if (there.size > MAX_IMPORT_BYTES) throw new AppError("payload_too_large", `An import has at most ${MAX_IMPORT_BYTES} bytes.`);
}

function progressTeller(): (progress: ImportProgress) => void {
  let toldAt = 0;
  return ({ processed, total }) => {
    if (Date.now() - toldAt < TELL_EVERY_MS && processed < total) return;
    toldAt = Date.now();
    process.stderr.write(`${processed} of ${total}\n`);
  };
}

async function report(caller: Caller, id: string, seconds: number): Promise<ImportSummary> {
  const { summary, entries } = await viewImport(caller.viewer, id, { outcome: "refused", from: 0, limit: SHOWN_REFUSALS });
  for (const { index, server, version, reason } of entries) process.stderr.write(`refused: entry ${index} ${server ?? ""} ${version ?? ""}: ${reason}\n`);
  if (summary.refused > entries.length) process.stderr.write(`… and ${summary.refused - entries.length} more\n`);
  const { total, accepted, listed, refused, state } = summary;
  process.stdout.write(`${JSON.stringify({ id, state, total, accepted, listed, refused, seconds })}\n`);
  return summary;
}

/** `gatehouse import FILE`: imports a file of this machine, in this process, and waits for the end. */
export async function importFile(args: string[]): Promise<void> {
  const { file, as, request } = parse(args);
  await demandFile(file);
  const leave = await enterDatabase();
  try {
    const caller: Caller = { viewer: await viewerOfCommand(as), request: { ip: null, requestId: null } };
    const began = performance.now();
    const { id, resumed } = await importOfFile(caller, request, file);
    if (resumed) process.stderr.write(`going on with import ${id}, which was interrupted\n`);
    await runImport(id, progressTeller());
    await importEnded(id);
    const { state, failure } = await report(caller, id, Math.round(performance.now() - began) / 1_000);
    if (state === "failed") throw new AppError("conflict", failure ?? "the import failed");
  } finally {
    await leave();
  }
}

/** `gatehouse import-run ID`: the process of one import; the server starts it with the address of the database. */
export async function runStoredImport(id: string): Promise<void> {
  const { databaseUrl } = loadConfig();
  if (databaseUrl === null) throw new AppError("invalid_request", "DATABASE_URL must be set.");
  const database = openDatabase(databaseUrl, { max: 4 });
  provideDatabase(database);
  try {
    await runImport(id);
  } finally {
    await database.close();
  }
}
