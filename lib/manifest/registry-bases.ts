/**
 * The public package registries every runtime asks by itself (install.md §1.5 step D: an extra option is written only
 * when the base differs). The `.example` names are how our contracts' data spells the public bases.
 */
const PUBLIC_BASES: Readonly<Record<string, readonly string[]>> = {
  npm: ["https://registry.npmjs.org", "https://npm.registry.example"],
  pypi: ["https://pypi.org", "https://pypi.org/simple", "https://pypi.registry.example"],
  nuget: ["https://api.nuget.org/v3/index.json", "https://api.nuget.org"],
};

/** The base URL of a private package registry, or `null` when the runtime's own default is meant. */
export function privateBase(registryType: string, baseUrl: string | undefined): string | null {
  if (!baseUrl) return null;
  const isPublic = PUBLIC_BASES[registryType]?.includes(baseUrl.replace(/\/+$/, "").toLowerCase());
  return isPublic ? null : baseUrl;
}
