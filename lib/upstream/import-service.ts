import { createWriteStream } from "node:fs";
import path from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { v7 as uuid } from "uuid";
import type { Caller, Viewer } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, change } from "@/lib/audit/write";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { prisma, type Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { digestOfFile } from "@/lib/upstream/file-digest";
import { placeForImport, placeOfFile, removeImportFile } from "@/lib/upstream/import-file";
import { launchImport, type NextStep } from "@/lib/upstream/import-launcher";
import { findImport, importEntries, importPage, insertImport, runningImports, type StoredImport } from "@/lib/upstream/import-repository";
import { authorizeImport, visibleImports } from "@/lib/upstream/import-rights";
import type { ImportEntry, ImportRequest, ImportSummary } from "@/lib/upstream/import-schema";
import { MAX_IMPORT_BYTES } from "@/lib/upstream/import-size-schema";

function toSummary(run: StoredImport): ImportSummary {
  const { id, list, reason, failure, total, accepted, listed, refused } = run;
  return {
    ...{ id, list, reason, failure, total, accepted, listed, refused },
    state: run.state as ImportSummary["state"],
    catalog: run.catalog.slug,
    file: run.fileName,
    startedBy: run.caller.viewer.email ?? run.caller.viewer.name,
    startedAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

/** Refuses what is longer than an import may be. */
function limited(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MAX_IMPORT_BYTES) done(new AppError("payload_too_large", `An import has at most ${MAX_IMPORT_BYTES} bytes.`));
      else done(null, chunk);
    },
  });
}

/** What is wrong with asking for this import, before any byte of it is taken. Throws `forbidden`, `not_found` and `step_up_required`. */
async function demandRight(tx: Tx, caller: Caller, { catalog: slug, list }: ImportRequest): Promise<{ id: string; slug: string }> {
  const catalog = await catalogBySlug(tx, slug);
  authorizeImport(caller.viewer, { list, catalog });
  // Listing by import goes past every review, so it is asked again as a vote is.
  if (list) await demandFreshProof(tx, caller.viewer, { catalogId: catalog.id });
  return catalog;
}

/** A file to import, as it is on this machine. */
interface ImportFile {
  path: string;
  name: string;
  owned: boolean;
  /** The target it was read from. */
  targetId: string | null;
}

async function register(caller: Caller, id: string, request: ImportRequest, file: ImportFile): Promise<void> {
  const fileDigest = await digestOfFile(file.path);
  const reason = request.reason === "" ? null : request.reason;
  await change(caller, async (step) => {
    const { list } = request;
    const catalog = await demandRight(step.tx, caller, request);
    await insertImport(step.tx, { id, catalogId: catalog.id, targetId: file.targetId, list, reason, fileName: file.name, filePath: file.path, fileDigest, ownsFile: file.owned, caller });
    step.record({ action: "import.start", object: id, objectIds: [id, ...(file.targetId === null ? [] : [file.targetId])], after: { catalog: catalog.slug, list, file: file.name, digest: fileDigest }, reason: reason ?? undefined });
  });
}

/**
 * Takes an upload in: streams it to a file in the data folder and starts a process of its own for it (governance.md §4).
 * Throws `forbidden`, `step_up_required`, `not_found` (the catalog), `payload_too_large`. Nothing stays behind when it throws.
 */
export async function startImport(caller: Caller, request: ImportRequest, upload: { name: string; body: Readable; targetId?: string }): Promise<{ id: string }> {
  return attempt(caller, "import.start", request.catalog, async () => {
    await demandRight(prisma(), caller, request);
    const id = uuid();
    const file = { path: await placeForImport(id), name: upload.name.slice(0, 200), owned: true, targetId: upload.targetId ?? null };
    try {
      await pipeline(upload.body, limited(), createWriteStream(file.path, { mode: 0o600 }));
      await register(caller, id, request, file);
    } catch (error) {
      await removeImportFile(id, file.path);
      throw error;
    }
    launchImport(id);
    return { id };
  });
}

/** The import of a file of this machine: a new one, or the one that was interrupted with the same bytes and the same wish. */
export async function importOfFile(caller: Caller, request: ImportRequest, file: string): Promise<{ id: string; resumed: boolean }> {
  const digest = await digestOfFile(file);
  const interrupted = (await runningImports()).find((run) => run.fileDigest === digest && run.list === request.list && run.catalog.slug === request.catalog);
  if (interrupted !== undefined && (await placeOfFile(interrupted)) === "here") return { id: interrupted.id, resumed: true };
  const id = uuid();
  await register(caller, id, request, { path: path.resolve(file), name: path.basename(file), owned: false, targetId: null });
  return { id, resumed: false };
}

/** Starts what an earlier process of this installation left unfinished. */
export async function resumeImports(): Promise<void> {
  for (const { id } of await runningImports()) launchImport(id);
}

/** What this machine is to do for an import now. */
export async function nextStepOf(id: string): Promise<NextStep> {
  const run = await findImport(id);
  if (run?.state !== "running") return "none";
  return (await placeOfFile(run)) === "elsewhere" ? "wait" : "run";
}

export interface ImportPosition {
  at: string;
  id: string;
}

/** Imports, newest first: all of them for administrators and auditors, one's own for others. */
export async function listImports(viewer: Viewer, limit: number, after: ImportPosition | null): Promise<{ items: ImportSummary[]; next: ImportPosition | null }> {
  const rows = await importPage(visibleImports(viewer), limit + 1, after && { at: new Date(after.at), id: after.id });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(toSummary), next: rows.length > limit && last ? { at: last.createdAt.toISOString(), id: last.id } : null };
}

/** One import. Throws `not_found`, also for those of others. */
export async function importSummary(viewer: Viewer, id: string): Promise<ImportSummary> {
  const run = await findImport(id);
  const own = visibleImports(viewer);
  if (run === null || (own !== null && run.startedById !== own)) throw notFound();
  return toSummary(run);
}

/** One import with some of its entries, in the order of the file. `next`: where the next page begins. Throws `not_found`. */
export async function viewImport(
  viewer: Viewer,
  id: string,
  page: { outcome?: ImportEntry["outcome"] | undefined; from: number; limit: number },
): Promise<{ summary: ImportSummary; entries: ImportEntry[]; next: number | null }> {
  const summary = await importSummary(viewer, id);
  const rows = await importEntries(id, page.outcome, page.from, page.limit + 1);
  return { summary, entries: rows.slice(0, page.limit), next: rows[page.limit]?.index ?? null };
}
