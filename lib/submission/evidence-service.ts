import type { Viewer } from "@/lib/access/schema";
import { buildInstallPlan } from "@/lib/install/plan";
import type { InstallPlan } from "@/lib/install/schema";
import type { Manifest } from "@/lib/manifest/schema";
import { toolCapability } from "@/lib/manifest/tool-capability";
import type { ToolCapability } from "@/lib/manifest/tool-capability-schema";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import type { Review } from "@/lib/review/schema";
import { versionView } from "@/lib/submission/server-service";
import { manifestOf, surfaceOf, type VersionChanges, versionChanges } from "@/lib/submission/version-changes";

/** What a reviewer weighs besides the review itself (catalog-and-console-ux.md §3.3). */
export interface Evidence {
  /** The manifest in the current shape; null when its structure cannot be read. */
  manifest: Manifest | null;
  surface: ToolSurface | null;
  /** What each tool may do by its annotations, by name. */
  capabilities: Record<string, ToolCapability>;
  /** Compared with the version this catalog serves now; null when there is none. */
  changes: VersionChanges | null;
  /** What a client would run, were the version approved. */
  plan: InstallPlan | null;
}

/** The difference to the version the catalog serves now, as far as this viewer may see that one. */
async function changesSince(viewer: Viewer, review: Review): Promise<VersionChanges | null> {
  if (review.diffBase === null) return null;
  return versionChanges(await versionView(viewer, review.server, review.diffBase), review);
}

/** Gathers the evidence of a review this viewer may see. */
export async function reviewEvidence(viewer: Viewer, review: Review): Promise<Evidence> {
  const manifest = manifestOf(review.manifest);
  const surface = surfaceOf(review.surface);
  return {
    manifest,
    surface,
    capabilities: Object.fromEntries((surface?.tools ?? []).map(({ name, annotations }) => [name, toolCapability(annotations)])),
    changes: await changesSince(viewer, review),
    plan: manifest && buildInstallPlan({ manifest, digest: review.digest, status: "approved", tools: surface?.tools ?? [] }),
  };
}
