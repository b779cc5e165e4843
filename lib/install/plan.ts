import type { Manifest } from "@/lib/manifest/schema";
import type { Tool } from "@/lib/manifest/tool-surface";
import type { InstallPlan, InstallTarget } from "./schema";
import { buildTargets } from "./targets";

export interface InstallPlanRequest {
  manifest: Manifest;
  /** Digest of the approved manifest, `sha256:…`; also the entity tag of the plan. */
  digest: string;
  status: InstallPlan["status"];
  tools: readonly Tool[];
  /** When the approval ends, if it does. */
  expiresAt?: Date;
}

/**
 * The install plan of an approved version (install.md §1.8). Guarantees: every package is pinned to one exact version,
 * commands are argv arrays, a secret is never written out but referred to, and the order of targets is §1.5 step A.
 * `blocked` is a sentence when nothing in the manifest can be started or reached.
 */
export function buildInstallPlan({ manifest, digest, status, tools, expiresAt }: InstallPlanRequest): InstallPlan {
  const { targets, inputs } = buildTargets(manifest);
  return {
    plan: "1",
    server: manifest.name,
    version: manifest.version,
    digest,
    status,
    ...(expiresAt && { expires: expiresAt.toISOString() }),
    targets,
    inputs,
    tools: tools.map((tool) => ({ name: tool.name, readOnly: tool.annotations?.["readOnlyHint"] === true })),
    blocked: blockedBecause(targets),
  };
}

function blockedBecause(targets: readonly InstallTarget[]): string | null {
  if (targets.some((target) => !("unsupported" in target))) return null;
  const isBundle = targets.some((target) => "unsupported" in target && target.download !== undefined);
  return isBundle
    ? "This version is only there as a bundle for desktop clients; see the download of its target."
    : "This version has no package that can be started and no remote that can be reached.";
}
