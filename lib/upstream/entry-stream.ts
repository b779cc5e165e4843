import { createReadStream } from "node:fs";
import { EntrySplitter, type SourceEntry } from "@/lib/upstream/entry-splitter";

const READ_BYTES = 262_144;

/** The entries of an import file, in order. Throws `invalid_request` where the file stops to be what it should be. */
export async function* readEntries(file: string): AsyncGenerator<SourceEntry> {
  const splitter = new EntrySplitter();
  for await (const chunk of createReadStream(file, { highWaterMark: READ_BYTES })) yield* splitter.write(chunk as Buffer);
  splitter.end();
}

/** How many entries a file has. Reading it to its end also proves that it is whole before anything of it is imported. */
export async function countEntries(file: string): Promise<number> {
  const splitter = new EntrySplitter();
  let count = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: READ_BYTES })) count += splitter.write(chunk as Buffer).length;
  splitter.end();
  return count;
}
