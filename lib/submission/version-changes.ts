import { diffManifests } from "@/lib/manifest/diff";
import type { ManifestChange } from "@/lib/manifest/diff-schema";
import { readManifest } from "@/lib/manifest/read";
import type { Manifest } from "@/lib/manifest/schema";
import { diffSurfaces, type SurfaceChanges } from "@/lib/manifest/surface-diff";
import { toolSurfaceSchema, type ToolSurface } from "@/lib/manifest/tool-surface";

/** What a version changes against an earlier one, by meaning: in its manifest, and in all that it tells a model. */
export interface VersionChanges extends SurfaceChanges {
  /** The version compared with. */
  base: string;
  manifest: ManifestChange[];
}

/** A version with its documents as they are stored. */
export interface StoredVersion {
  version: string;
  manifest: unknown;
  surface: unknown;
}

/** The manifest in the current shape, or null when its structure cannot be read. Stored documents passed the rules of their day. */
export function manifestOf(document: unknown): Manifest | null {
  return readManifest(JSON.stringify(document), { allowMissingSchema: true }).manifest ?? null;
}

/** The tool surface, or null when none was declared. */
export function surfaceOf(document: unknown): ToolSurface | null {
  return toolSurfaceSchema.safeParse(document).data ?? null;
}

/** The difference of two versions; null when one of the manifests cannot be read. */
export function versionChanges(base: StoredVersion, next: StoredVersion): VersionChanges | null {
  const [before, after] = [manifestOf(base.manifest), manifestOf(next.manifest)];
  if (before === null || after === null) return null;
  return { base: base.version, manifest: diffManifests(before, after), ...diffSurfaces(surfaceOf(base.surface), surfaceOf(next.surface)) };
}
