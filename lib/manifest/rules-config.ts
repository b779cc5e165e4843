/** Where repositories of one `repository.source` may lie. */
export interface RepositoryHost {
  /** Host names in lower case; `www.` in front of each is allowed too. */
  hosts: readonly string[];
  /** Whether a path may have more than two segments (sub-groups). */
  nestedGroups: boolean;
}

/**
 * What a private registry may relax or tighten (registry-api.md §2.4, "What a private registry should relax").
 * The name grammar, version ranges, `latest` and the argument rules are not configurable.
 */
export interface ManifestRules {
  /** By `repository.source`; a source that is missing here is refused. */
  repositoryHosts: Readonly<Record<string, RepositoryHost>>;
  /** Remotes may use plain `http`. */
  allowHttpRemotes: boolean;
  /** Remotes may name `localhost`, `*.localhost` and `127.0.0.1`. */
  allowLocalRemotes: boolean;
  /** What happens when another server already uses a remote URL; applied by the submission, which knows the others. */
  remoteUrlUniqueness: "error" | "warning" | "off";
  /** The registry types that are accepted; null = any, as the official schema says. */
  registryTypes: readonly string[] | null;
  /** The package registry base URLs that are accepted; a type that is missing here is not checked. Plain `http` is fine here. */
  packageBaseUrls: Readonly<Record<string, readonly string[]>>;
  /** In code points. Documents meant for the official registry must keep its 100. */
  maxDescriptionLength: number;
}

/** The rules of the official registry v1.8.7. Its base URL and registry type rules belong to the ownership check (§2.6). */
export const OFFICIAL_RULES: ManifestRules = {
  repositoryHosts: {
    github: { hosts: ["github.com"], nestedGroups: false },
    gitlab: { hosts: ["gitlab.com"], nestedGroups: true },
  },
  allowHttpRemotes: false,
  allowLocalRemotes: false,
  remoteUrlUniqueness: "error",
  registryTypes: null,
  packageBaseUrls: {},
  maxDescriptionLength: 100,
};
