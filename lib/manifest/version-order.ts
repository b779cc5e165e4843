/**
 * Order of versions (registry-api.md §1.6; ties: governance.md §2).
 *
 * Own code beside the `semver` package because the official rule differs from it: an optional `v` and exactly three
 * parts without leading zeros, and numbers of any length, where the package refuses everything above 2^53 − 1.
 */
export interface PublishedVersion {
  version: string;
  publishedAt: Date;
}

const NUMERIC = "(?:0|[1-9]\\d*)";
const PRERELEASE_PART = `(?:${NUMERIC}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
const SEMVER = new RegExp(
  `^v?(?<core>${NUMERIC}\\.${NUMERIC}\\.${NUMERIC})(?:-(?<pre>${PRERELEASE_PART}(?:\\.${PRERELEASE_PART})*))?(?<build>\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);

interface Semver {
  core: string[];
  prerelease: string[];
  hasBuild: boolean;
}

function parseSemver(version: string): Semver | null {
  const groups = SEMVER.exec(version)?.groups;
  if (!groups) return null;
  return { core: (groups["core"] ?? "").split("."), prerelease: groups["pre"]?.split(".") ?? [], hasBuild: groups["build"] !== undefined };
}

/** Tells whether the official registry orders this version by semantic version precedence. */
export function isSemver(version: string): boolean {
  return SEMVER.test(version);
}

/**
 * Compares by the official rule: two semantic versions by precedence (build metadata ignored), two others by publish
 * time, and a semantic version is above any other. A positive number means that `a` is later; 0 means equal rank.
 */
export function compareVersions(a: PublishedVersion, b: PublishedVersion): -1 | 0 | 1 {
  const left = parseSemver(a.version);
  const right = parseSemver(b.version);
  if (left && right) return comparePrecedence(left, right);
  if (left) return 1;
  if (right) return -1;
  return order(a.publishedAt.getTime(), b.publishedAt.getTime());
}

/**
 * The version that is `latest` among these, or undefined for none. Of equal rank the one without build metadata is
 * higher, then the earlier published (governance.md §2), then the lower text, so that the answer never depends on input order.
 */
export function highestVersion<T extends PublishedVersion>(versions: readonly T[]): T | undefined {
  return versions.reduce<T | undefined>(
    (highest, candidate) => (highest === undefined || compareForLatest(candidate, highest) > 0 ? candidate : highest),
    undefined,
  );
}

function compareForLatest(a: PublishedVersion, b: PublishedVersion): number {
  const withoutBuild = (version: string) => (parseSemver(version)?.hasBuild ? 0 : 1);
  return (
    compareVersions(a, b) ||
    order(withoutBuild(a.version), withoutBuild(b.version)) ||
    order(b.publishedAt.getTime(), a.publishedAt.getTime()) ||
    order(b.version, a.version)
  );
}

function comparePrecedence(a: Semver, b: Semver): -1 | 0 | 1 {
  for (let i = 0; i < 3; i += 1) {
    const byPart = compareNumeric(a.core[i] ?? "0", b.core[i] ?? "0");
    if (byPart !== 0) return byPart;
  }
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return order(b.prerelease.length, a.prerelease.length);
  return comparePrerelease(a.prerelease, b.prerelease);
}

/** Semantic Versioning 2.0.0 §11.4. */
function comparePrerelease(a: readonly string[], b: readonly string[]): -1 | 0 | 1 {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const byPart = comparePrereleasePart(a[i] ?? "", b[i] ?? "");
    if (byPart !== 0) return byPart;
  }
  return order(a.length, b.length);
}

function comparePrereleasePart(a: string, b: string): -1 | 0 | 1 {
  const aIsNumber = /^\d+$/.test(a);
  const bIsNumber = /^\d+$/.test(b);
  if (aIsNumber && bIsNumber) return compareNumeric(a, b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return order(a, b);
}

/** Compares decimal texts without leading zeros, of any length. */
function compareNumeric(a: string, b: string): -1 | 0 | 1 {
  return order(a.length, b.length) || order(a, b);
}

function order<T extends string | number>(a: T, b: T): -1 | 0 | 1 {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}
