import type { Viewer } from "@/lib/access/schema";
import { buildInstallPlan } from "@/lib/install/plan";
import type { InstallPlan } from "@/lib/install/schema";
import { diffManifests } from "@/lib/manifest/diff";
import type { ManifestChange } from "@/lib/manifest/diff-schema";
import { readManifest } from "@/lib/manifest/read";
import type { Manifest } from "@/lib/manifest/schema";
import { diffTools, type ToolChange } from "@/lib/manifest/tool-diff";
import { type Tool, toolSurfaceSchema, type ToolSurface } from "@/lib/manifest/tool-surface";
import type { Review } from "@/lib/review/schema";
import { versionView } from "@/lib/submission/server-service";

/** What a reviewer weighs besides the review itself (catalog-and-console-ux.md §3.3). */
export interface Evidence {
  /** The manifest in the current shape; null when its structure cannot be read. */
  manifest: Manifest | null;
  surface: ToolSurface | null;
  /** Compared with the version this catalog serves now; null when there is none. */
  changes: { base: string; manifest: ManifestChange[]; tools: ToolChange[] } | null;
  /** What a client would run, were the version approved. */
  plan: InstallPlan | null;
}

/** Stored documents passed the rules of their day; here only their shape is needed. */
function manifestOf(document: unknown): Manifest | null {
  return readManifest(JSON.stringify(document), { allowMissingSchema: true }).manifest ?? null;
}

function surfaceOf(document: unknown): ToolSurface | null {
  return toolSurfaceSchema.safeParse(document).data ?? null;
}

/** The difference to the version the catalog serves now, as far as this viewer may see that one. */
async function changesSince(viewer: Viewer, review: Review, manifest: Manifest | null, tools: readonly Tool[]): Promise<Evidence["changes"]> {
  if (review.diffBase === null || manifest === null) return null;
  const base = await versionView(viewer, review.server, review.diffBase);
  const before = manifestOf(base.manifest);
  if (before === null) return null;
  return { base: base.version, manifest: diffManifests(before, manifest), tools: diffTools(surfaceOf(base.surface)?.tools ?? [], tools) };
}

/** Gathers the evidence of a review this viewer may see. */
export async function reviewEvidence(viewer: Viewer, review: Review): Promise<Evidence> {
  const manifest = manifestOf(review.manifest);
  const surface = surfaceOf(review.surface);
  const tools = surface?.tools ?? [];
  return {
    manifest,
    surface,
    changes: await changesSince(viewer, review, manifest, tools),
    plan: manifest && buildInstallPlan({ manifest, digest: review.digest, status: "approved", tools }),
  };
}
