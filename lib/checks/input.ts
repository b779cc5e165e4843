import type { CheckConfig, CheckInput } from "@/lib/checks/rule";
import { readManifest } from "@/lib/manifest/read";
import { toolSurfaceSchema } from "@/lib/manifest/tool-surface";

/**
 * Rebuilds the input of a run from stored bytes. What was stored was accepted once, so an unreadable manifest is a
 * defect of ours and throws.
 */
export function checkInput(raw: Uint8Array, surface: unknown, config: CheckConfig): CheckInput {
  const { manifest } = readManifest(raw, { allowMissingSchema: true });
  if (manifest === undefined) throw new Error("a stored manifest can no longer be read");
  return { manifest, surface: surface === null ? null : toolSurfaceSchema.parse(surface), config };
}
