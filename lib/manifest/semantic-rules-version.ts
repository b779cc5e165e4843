import { semanticIssue } from "./issues";
import type { ManifestIssue } from "./schema";

const SINGLE = "v?\\d+(?:\\.\\d+){0,3}(?:-[0-9A-Za-z.-]+)?";
const COMPARATOR_RANGE = new RegExp(`^(?:\\^|~|>=|<=|>|<|=)\\s*${SINGLE}$`);
const HYPHEN_RANGE = new RegExp(`^${SINGLE}\\s-\\s*${SINGLE}$`);
const OR_RANGE = new RegExp(`^${SINGLE}\\s*(?:\\|\\|\\s*${SINGLE}\\s*)+$`);
const WILDCARD_CORE = /^(?<core>(?:v?\d+|x|X|\*)(?:\.(?:\d+|x|X|\*)){1,2})(?:-[0-9A-Za-z.-]+)?$/;

/**
 * `reserved-version-string` and `version-looks-like-range` (registry-api.md §2.4), for servers and packages; and, of our
 * own, `version-not-addressable`: a version nobody can name in a URL could be listed, but neither read nor suspended.
 */
export function versionIssues(version: string, path: string): ManifestIssue[] {
  if (version === "latest") {
    return [semanticIssue(path, "reserved-version-string", "version string 'latest' is reserved and cannot be used")];
  }
  if (version === "." || version === "..") {
    return [semanticIssue(path, "version-not-addressable", `version string '${version}' cannot be addressed: URLs drop it as a path segment`)];
  }
  if (!looksLikeRange(version)) return [];
  return [semanticIssue(path, "version-looks-like-range", `version must be a specific version, not a range: ${JSON.stringify(version)}`)];
}

/**
 * Tells whether a text is a version range. A single `x` or `*` is a name like any other.
 * Differs from v1.8.7 on purpose: a wildcard counts in the dotted core only, so `1.0.0-linux` is a version
 * (docs/COMPATIBILITY.md).
 */
function looksLikeRange(version: string): boolean {
  const trimmed = version.trim();
  if (COMPARATOR_RANGE.test(trimmed) || HYPHEN_RANGE.test(trimmed) || OR_RANGE.test(trimmed)) return true;
  const core = WILDCARD_CORE.exec(trimmed)?.groups?.["core"] ?? "";
  return /[xX*]/.test(core);
}
