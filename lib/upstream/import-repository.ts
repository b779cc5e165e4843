import type { Caller } from "@/lib/access/schema";
import { prisma, type Tx } from "@/lib/db/client";
import type { JsonObject } from "@/lib/manifest/json-value";
import { serverNameKey } from "@/lib/manifest/names";
import type { ImportEntry } from "@/lib/upstream/import-schema";
import type { Prisma } from "@/prisma/generated/client";

const RUN = { catalog: { select: { id: true, slug: true, title: true, audience: true } } } as const satisfies Prisma.ImportRunInclude;

type Row = Prisma.ImportRunGetPayload<{ include: typeof RUN }>;

/** A stored import. `caller` is who started it, as they were then. */
export type StoredImport = Omit<Row, "caller"> & { caller: Caller };

function toStored({ caller, ...row }: Row): StoredImport {
  // Written by `insertImport` alone.
  return { ...row, caller: caller as unknown as Caller };
}

export interface NewImport {
  id: string;
  catalogId: string;
  targetId: string | null;
  list: boolean;
  reason: string | null;
  fileName: string;
  filePath: string;
  fileDigest: string;
  ownsFile: boolean;
  caller: Caller;
}

export async function insertImport(tx: Tx, { caller, ...row }: NewImport): Promise<void> {
  // The id of a session opens nothing, but it is nobody's business either.
  const kept = { viewer: { ...caller.viewer, sessionId: null }, request: caller.request };
  await tx.importRun.create({ data: { ...row, startedById: caller.viewer.principalId, caller: kept as unknown as JsonObject }, select: { id: true } });
}

export async function findImport(id: string): Promise<StoredImport | null> {
  const row = await prisma().importRun.findUnique({ where: { id }, include: RUN });
  return row === null ? null : toStored(row);
}

/** Imports that have not ended, oldest first. */
export async function runningImports(): Promise<StoredImport[]> {
  return (await prisma().importRun.findMany({ where: { state: "running" }, orderBy: { createdAt: "asc" }, include: RUN })).map(toStored);
}

/** Imports, newest first; of one principal unless `startedById` is null. */
export async function importPage(startedById: string | null, limit: number, after: { at: Date; id: string } | null): Promise<StoredImport[]> {
  const rows = await prisma().importRun.findMany({
    where: {
      AND: [
        startedById === null ? {} : { startedById },
        after === null ? {} : { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] },
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: RUN,
  });
  return rows.map(toStored);
}

/** What became of entries from `from` on, in the order of the file. */
export async function importEntries(importId: string, outcome: string | undefined, from: number, limit: number): Promise<ImportEntry[]> {
  const rows = await prisma().importEntry.findMany({
    where: { importId, index: { gte: from }, ...(outcome !== undefined && { outcome }) },
    orderBy: { index: "asc" },
    take: limit,
    omit: { importId: true },
  });
  return rows.map((row) => ({ ...row, outcome: row.outcome as ImportEntry["outcome"] }));
}

/**
 * Stores what became of the next entries, with what they became. The row of the import says where it is: of two runs of
 * one import one finds it moved on, and its transaction comes to nothing. False then.
 */
export async function storeOutcomes(tx: Tx, importId: string, from: number, entries: readonly ImportEntry[]): Promise<boolean> {
  const count = (outcome: ImportEntry["outcome"]) => entries.filter((entry) => entry.outcome === outcome).length;
  const [listed, refused] = [count("listed"), count("refused")];
  const { count: moved } = await tx.importRun.updateMany({
    where: { id: importId, state: "running", processed: from },
    data: {
      processed: { increment: entries.length },
      accepted: { increment: entries.length - refused },
      listed: { increment: listed },
      refused: { increment: refused },
    },
  });
  if (moved === 0) return false;
  await tx.$executeRaw`
    INSERT INTO import_entry (import_id, index, server, version, outcome, code, reason, warnings)
    SELECT ${importId}::uuid, index, server, version, outcome, code, reason, warnings FROM json_to_recordset(${JSON.stringify(entries)}::json)
      AS r(index int, server text, version text, outcome text, code text, reason text, warnings text[])`;
  return true;
}

export async function storeTotal(id: string, total: number): Promise<void> {
  await prisma().importRun.updateMany({ where: { id, state: "running" }, data: { total } });
}

/** The versions of servers of these names, by lower-case name; those that are not known are left out. */
export async function knownVersions(names: readonly string[]): Promise<Map<string, Set<string>>> {
  const keys = names.map(serverNameKey);
  const rows = await prisma().server.findMany({ where: { nameKey: { in: keys } }, select: { nameKey: true, versions: { select: { version: true } } } });
  return new Map(rows.map(({ nameKey, versions }) => [nameKey, new Set(versions.map(({ version }) => version))]));
}

/** Ends an import. False when it had ended already. */
export async function endImport(tx: Tx, id: string, failure: string | null): Promise<boolean> {
  const state = failure === null ? "done" : "failed";
  const { count } = await tx.importRun.updateMany({ where: { id, state: "running" }, data: { state, failure, finishedAt: new Date() } });
  return count === 1;
}

/**
 * Brings the planner up to date. Within a minute an import makes large tables of empty ones; plans that were made for
 * empty tables read them whole, again and again.
 */
export async function refreshStatistics(): Promise<void> {
  await prisma().$executeRaw`ANALYZE namespace, server, version, manifest_revision, listing, review, audit_entry, catalog_event, import_entry`;
}
