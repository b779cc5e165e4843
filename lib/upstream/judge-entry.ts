import { z } from "zod";
import { isAppError } from "@/lib/http/errors";
import { accept } from "@/lib/submission/accept";
import type { BatchRefusal } from "@/lib/submission/batch-plan";
import type { BatchEntry } from "@/lib/submission/submit-batch";
import type { SourceEntry } from "@/lib/upstream/entry-splitter";
import { readTargetEntry, type TargetEntry } from "@/lib/upstream/target-entry";

/** An entry after the rules of the manifest, which need no database. */
export interface JudgedEntry {
  index: number;
  server: string | null;
  version: string | null;
  warnings: string[];
  /** What goes on to be a version, or why it cannot be one. */
  verdict: { entry: BatchEntry; origin: TargetEntry["origin"] | null } | { refusal: BatchRefusal };
}

/** What a registry says of a version beside its manifest (registry-api.md §1.3), as far as an import takes it over. */
const officialMetaSchema = z.object({
  "io.modelcontextprotocol.registry/official": z
    .object({
      status: z.enum(["active", "deprecated", "deleted"]).catch("active"),
      statusMessage: z.string().max(500).nullable().catch(null),
      publishedAt: z.coerce.date().nullable().catch(null),
    })
    .partial(),
});

const MAX_TEXT = 400;

function metaOf(meta: Buffer | null): Pick<BatchEntry, "publisherStatus" | "statusMessage" | "publishedAt"> {
  const said = officialMetaSchema.safeParse(jsonOf(meta)).data?.["io.modelcontextprotocol.registry/official"];
  const publishedAt = said?.publishedAt ?? null;
  return {
    publisherStatus: said?.status ?? "active",
    statusMessage: said?.statusMessage ?? null,
    // A date of the future would win over everything that is published here until then.
    publishedAt: publishedAt !== null && publishedAt.getTime() <= Date.now() ? publishedAt : null,
  };
}

function jsonOf(text: Buffer | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** A text PostgreSQL can hold: half characters and NUL become the replacement character. */
function storable(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8").replaceAll("\0", "\ufffd");
}

/** A name or version to show beside a refusal; whatever the file says, cut. */
function shown(manifest: unknown, key: "name" | "version"): string | null {
  const value = typeof manifest === "object" && manifest !== null ? (manifest as Record<string, unknown>)[key] : undefined;
  return typeof value === "string" ? storable(value.slice(0, MAX_TEXT)) : null;
}

/** Every broken rule in one sentence each. */
function refusalOf(error: unknown): BatchRefusal {
  if (!isAppError(error)) throw error;
  const sentences = error.errors.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`));
  const text = sentences.length === 0 ? error.detail : sentences.join("; ");
  return { code: error.code, reason: storable(text.slice(0, 2_000)) };
}

/**
 * Judges one entry by the rules of publish, with the differences of an import (governance.md §4). Total: never throws for what a
 * file holds. Of a file that we made ourselves out of a target (`fromTarget`), it also reads the tools and the entry each came from.
 */
export function judgeEntry({ index, manifest, meta, tooLong }: SourceEntry, fromTarget: boolean): JudgedEntry {
  if (manifest === null) {
    const reason = tooLong ? "The entry is longer than any server.json may be." : "The entry is neither a server.json nor an object with one under `server`.";
    return { index, server: null, version: null, warnings: [], verdict: { refusal: { code: tooLong ? "payload_too_large" : "invalid_manifest", reason } } };
  }
  try {
    const accepted = accept(manifest, { imported: true }).orThrow();
    const { name, version } = accepted.manifest;
    const { surface, origin } = (fromTarget ? readTargetEntry(jsonOf(meta)) : null) ?? { surface: null, origin: null };
    return { index, server: name, version, warnings: accepted.warnings, verdict: { entry: { accepted, ...metaOf(meta), surface }, origin } };
  } catch (error) {
    const said = jsonOf(manifest);
    return { index, server: shown(said, "name"), version: shown(said, "version"), warnings: [], verdict: { refusal: refusalOf(error) } };
  }
}
