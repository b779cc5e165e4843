import type { SemanticCode } from "./issue-codes";
import type { ManifestIssue } from "./schema";

export type PathSegment = string | number;

/** Writes a path as the official validator does: `packages[0].transport.url` (registry-api.md §2.4). */
export function formatPath(segments: readonly PathSegment[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === "number") return `${path}[${segment}]`;
    return path === "" ? segment : `${path}.${segment}`;
  }, "");
}

/** An issue found by one of the semantic rules of registry-api.md §2.4. */
export function semanticIssue(path: string, reference: SemanticCode, message: string, severity: ManifestIssue["severity"] = "error"): ManifestIssue {
  return { type: "semantic", path, message, severity, reference };
}
