import type { ManifestRelaxations } from "@/lib/config/schema";
import { type ManifestRules, OFFICIAL_RULES } from "@/lib/manifest/rules-config";

const OFFICIAL_REGISTRY_TYPES = ["npm", "pypi", "oci", "nuget", "mcpb", "cargo"];

/** The rules of this installation: the official ones with what its configuration relaxes (registry-api.md §2.4). */
export function manifestRules(relaxed: ManifestRelaxations): ManifestRules {
  const ownHosts = relaxed.repositoryHosts;
  const sources = Object.entries(OFFICIAL_RULES.repositoryHosts).map(([source, host]) => [
    source,
    { hosts: [...host.hosts, ...ownHosts], nestedGroups: host.nestedGroups || ownHosts.length > 0 },
  ]);
  return {
    ...OFFICIAL_RULES,
    repositoryHosts: Object.fromEntries(sources) as ManifestRules["repositoryHosts"],
    allowHttpRemotes: relaxed.allowPrivateRemotes,
    allowLocalRemotes: relaxed.allowPrivateRemotes,
    remoteUrlUniqueness: relaxed.remoteUrlUnique ? "error" : "warning",
    registryTypes: relaxed.registryTypes.length > 0 ? [...OFFICIAL_REGISTRY_TYPES, ...relaxed.registryTypes] : OFFICIAL_RULES.registryTypes,
  };
}
