import type { PackageSource } from "@/lib/draft/schema";

export interface PackageCoordinate {
  name: string;
  /** Null: the newest one, as the package registry has it. */
  version: string | null;
}

const NAMES: Readonly<Record<PackageSource, RegExp>> = {
  npm: /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i,
  // PEP 508
  pypi: /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i,
};
/** `!` and `+`: epochs and local versions of Python. Never a range, a path or an address. */
const VERSION = /^[0-9a-z](?:[0-9a-z.+!_~-]*[0-9a-z])?$/i;
const MAX_NAME = 214;
const MAX_VERSION = 128;

/** Reads `name`, `name@version` or, as Python writes it, `name==version`; null when it is none. Full-width signs count. */
export function readCoordinate(source: PackageSource, text: string): PackageCoordinate | null {
  const given = text.normalize("NFKC").trim();
  const [, name = "", version] = /^(@?[^@=]+)(?:(?:@|==)(.+))?$/.exec(given) ?? [];
  if (!NAMES[source].test(name) || name.length > MAX_NAME) return null;
  if (version === undefined) return { name, version: null };
  return VERSION.test(version) && version.length <= MAX_VERSION ? { name, version } : null;
}

/** Where a package registry tells about a version: npm's version document, PyPI's JSON API. `base` has no query. */
export function metadataUrl(source: PackageSource, base: string, { name, version }: PackageCoordinate): string {
  const root = base.replace(/\/+$/, "");
  // `+` and `!` may stand in a path as they are, and are only found that way; a scope's slash must not be a separator.
  const segment = (text: string) => encodeURIComponent(text).replaceAll("%40", "@").replaceAll("%2B", "+");
  if (source === "npm") return `${root}/${segment(name)}/${segment(version ?? "latest")}`;
  // PEP 503: one spelling for all, so that no redirect is needed.
  const project = segment(name.toLowerCase().replace(/[-_.]+/g, "-"));
  return version === null ? `${root}/pypi/${project}/json` : `${root}/pypi/${project}/${segment(version)}/json`;
}
