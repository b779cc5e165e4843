/** The catalog that the paths without a slug serve. */
export const DEFAULT_CATALOG = "default";

/** Where the registry API is mounted: both official prefixes, for the default catalog and for every catalog by slug. */
export const REGISTRY_BASES = ["/v0", "/v0.1", "/c/:slug/v0", "/c/:slug/v0.1"] as const;

/** Below it a capability link's secret stands for a catalog and the right to read it (governance.md §4 `links`). */
export const LINK_BASE = "/r/:secret";

/** Where its reading half is mounted: for clients that can only hold a URL, behind a capability link too. */
export const READ_BASES = [...REGISTRY_BASES, `${LINK_BASE}/v0`, `${LINK_BASE}/v0.1`] as const;

const BASE = /^(?:\/[cr]\/[^/]+)?\/v0(?:\.1)?(?=\/|$)/;

/** What follows the base in a raw path, with its leading slash; null when the path has no such base. */
export function pathBelowBase(rawPath: string): string | null {
  const base = BASE.exec(rawPath)?.[0];
  return base === undefined ? null : rawPath.slice(base.length);
}
