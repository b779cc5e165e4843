import { mkdir, rmdir, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { config } from "@/lib/config/config";
import type { StoredImport } from "@/lib/upstream/import-repository";

/** A server that is to come back with the file has done so by then. */
const LOST_AFTER_MS = 7 * 24 * 3_600_000;

/**
 * `here`: on this machine. `gone`: it was in the data folder of this machine, and is not any more. `elsewhere`: another
 * machine of the installation may have it. `lost`: none has brought it for a week.
 */
export type FilePlace = "here" | "gone" | "elsewhere" | "lost";

/** A place for the bytes of an import in the data folder. The folder bears its id, and so tells later that it was here. */
export async function placeForImport(id: string): Promise<string> {
  const folder = path.join(config().dataDir, "imports", id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return path.join(folder, "servers.json");
}

/** Removes what `placeForImport` made. */
export async function removeImportFile(id: string, file: string): Promise<void> {
  await unlink(file).catch(() => undefined);
  const folder = path.dirname(file);
  if (path.basename(folder) === id) await rmdir(folder).catch(() => undefined);
}

/** Where the file of an import is. Machines may name their data folders alike, so the path alone says nothing. */
export async function placeOfFile({ id, filePath, createdAt }: Pick<StoredImport, "id" | "filePath" | "createdAt">): Promise<FilePlace> {
  if (await exists(filePath)) return "here";
  const folder = path.dirname(filePath);
  if (path.basename(folder) === id && (await exists(folder))) return "gone";
  return Date.now() - createdAt.getTime() > LOST_AFTER_MS ? "lost" : "elsewhere";
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
