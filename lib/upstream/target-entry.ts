import { z } from "zod";
import type { JsonObject } from "@/lib/manifest/json-value";
import { toolSurfaceSchema } from "@/lib/manifest/tool-surface";
import type { Submission } from "@/lib/nacos/import/mapper";

const OFFICIAL_KEY = "io.modelcontextprotocol.registry/official";
/** Beside the manifest, in files that were made here: a file that somebody sent is never asked for it. */
const TARGET_KEY = "dev.gatehouse/target";

const targetEntrySchema = z.object({
  surface: toolSurfaceSchema.nullable(),
  /** The entry it was on the target. */
  origin: z.object({ nacosId: z.string(), nacosName: z.string() }),
});
export type TargetEntry = z.output<typeof targetEntrySchema>;

/** An entry of a target as an import file holds it. */
export function writeTargetEntry({ manifest, surface, publisherStatus }: Submission, origin: TargetEntry["origin"]): JsonObject {
  const meta = { [OFFICIAL_KEY]: { status: publisherStatus }, [TARGET_KEY]: { surface, origin } };
  return { server: manifest, _meta: meta } as unknown as JsonObject;
}

/** What `writeTargetEntry` put beside the manifest, or null. */
export function readTargetEntry(meta: unknown): TargetEntry | null {
  return z.object({ [TARGET_KEY]: targetEntrySchema }).safeParse(meta).data?.[TARGET_KEY] ?? null;
}
