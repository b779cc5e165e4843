import { isAppError } from "@/lib/http/errors";
import { digestOf } from "@/lib/manifest/canonical";
import type { JsonObject } from "@/lib/manifest/json-value";
import { serverNameKey } from "@/lib/manifest/names";
import type { NamespaceEntry } from "@/lib/nacos/import/entries-service";
import type { EntryReading } from "@/lib/nacos/import/mapper";
import { isLoss, note } from "@/lib/nacos/import/notes";
import type { FirstSync, ImportCandidate, ImportNote } from "@/lib/nacos/import/preview-schema";
import { accept } from "@/lib/submission/accept";
import { writeTargetEntry } from "@/lib/upstream/target-entry";

/** An entry of a target as people see it, and as a file holds it; null where it cannot be imported. */
export interface JudgedCandidate {
  candidate: ImportCandidate;
  entry: JsonObject | null;
}

/** What this registry has: versions of each server by its lower-case name. */
export type KnownVersions = ReadonlyMap<string, ReadonlySet<string>>;

/** As `lib/upstream/entry-splitter` cuts them: a longer entry would be refused. */
const MAX_ENTRY_BYTES = 1_000_000;

/** Judges an entry by the rules that an import has (governance.md §4). Pure but for the installation's own rules. */
export function judgeCandidate(found: NamespaceEntry, known: KnownVersions): JudgedCandidate {
  const base = { id: found.id, nacosName: found.nacosName, server: null, version: null, description: null, tools: 0, notes: [], firstSync: null, digest: null };
  if (found.ours !== null) return { candidate: { ...base, mapping: "ours", server: found.ours }, entry: null };
  const { reading, firstSync } = found;
  if (reading.submission === null || firstSync === null) return { candidate: { ...base, mapping: "none", notes: reading.notes }, entry: null };
  const { manifest, surface } = reading.submission;
  const entry = writeTargetEntry(reading.submission, { nacosId: found.id, nacosName: found.nacosName });
  const shown = { ...base, server: manifest.name, version: manifest.version, description: manifest.description, tools: surface?.tools.length ?? 0 };
  const problem = problemOf(reading.submission, entry, known);
  if (problem !== null) return { candidate: { ...shown, mapping: "none", notes: [problem, ...reading.notes] }, entry: null };
  const notes = [...reading.notes, ...(known.has(serverNameKey(manifest.name)) ? [note("server_known")] : [])];
  return { candidate: { ...shown, mapping: mappingOf(notes, firstSync), notes, firstSync, digest: digestOf(JSON.stringify([entry, notes, firstSync])) }, entry };
}

function mappingOf(notes: readonly ImportNote[], { outcome }: FirstSync): "whole" | "partly" {
  return outcome === "nothing" && !notes.some(isLoss) ? "whole" : "partly";
}

/** Why an import would refuse what was made of an entry, or null. */
function problemOf({ manifest }: NonNullable<EntryReading["submission"]>, entry: JsonObject, known: KnownVersions): ImportNote | null {
  if (Buffer.byteLength(JSON.stringify(entry)) > MAX_ENTRY_BYTES) return note("too_large");
  if (known.get(serverNameKey(manifest.name))?.has(manifest.version) === true) return note("version_known", manifest.version);
  try {
    accept(Buffer.from(JSON.stringify(manifest)), { imported: true }).orThrow();
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return note("rules_broken", error.errors.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; ") || error.detail);
  }
}
