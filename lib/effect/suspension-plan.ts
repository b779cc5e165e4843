import type { CatalogEffect, TargetReach } from "@/lib/effect/schema";
import { type Candidate, latestOf, listingState } from "@/lib/catalog/listing-state";
import { compareVersions } from "@/lib/manifest/version-order";
import type { ServerTarget } from "@/lib/nacos/server-targets-schema";

/** A listing as far as the effect of a suspension depends on it. */
export interface ListedFacts extends Candidate {
  catalog: string;
}

/**
 * What a suspension of `versions` changes in each catalog, by the very rules that decide what is served. Pure. Catalogs in
 * which nobody is served any of them are left out: there it changes nothing that a client sees.
 *
 * @param listings every listing of the server.
 * @param catalog the only catalog that is suspended in, or undefined for all of them.
 */
export function catalogEffects(listings: readonly ListedFacts[], versions: ReadonlySet<string>, catalog: string | undefined, now: Date): CatalogEffect[] {
  const slugs = [...new Set(listings.map((listing) => listing.catalog))].filter((slug) => catalog === undefined || slug === catalog).sort();
  const effects = slugs.map((slug) => effectIn(slug, listings.filter((listing) => listing.catalog === slug), versions, now));
  return effects.filter(({ gone }) => gone.length > 0);
}

function effectIn(catalog: string, listings: readonly ListedFacts[], versions: ReadonlySet<string>, now: Date): CatalogEffect {
  const served = listings.filter((listing) => listingState(listing, now) === "active");
  const [gone, left] = [served.filter(({ version }) => versions.has(version)), served.filter(({ version }) => !versions.has(version))];
  return {
    catalog,
    gone: gone.sort((a, b) => compareVersions(b, a)).map(({ version }) => version),
    latestBefore: latestOf(served, now)?.version ?? null,
    latestAfter: latestOf(left, now)?.version ?? null,
  };
}

/**
 * What becomes of a server on a Nacos target, which shows the version its catalog serves as latest. Pure. Where nothing
 * changes in the catalog, nothing changes on the target.
 */
export function targetReach(target: ServerTarget, effects: readonly CatalogEffect[]): TargetReach {
  const { id, name, catalog, version, removalsPaused, trouble } = target;
  const effect = effects.find((candidate) => candidate.catalog === catalog);
  const known = { id, name, catalog, version, removalsPaused, trouble };
  if (effect === undefined) return { ...known, fate: "unchanged", becomes: version };
  if (effect.latestAfter === null) return { ...known, fate: "removed", becomes: null };
  return { ...known, fate: effect.latestAfter === effect.latestBefore ? "unchanged" : "replaced", becomes: effect.latestAfter };
}
