import type { Config } from "@/lib/config/schema";
import type { PackageSource } from "@/lib/draft/schema";
import { privateBase } from "@/lib/manifest/registry-bases";

/** What clients make of the package registry a draft was read from. */
export interface UpstreamStanding {
  /** How manifests name it, as the list of private ones spells it; null: they leave it unnamed. */
  namedAs: string | null;
  /** It is neither public nor listed: clients would look for its packages at the public one. */
  isUnlisted: boolean;
}

/** Where the upstream of `source` stands among the registries that manifests may name. */
export function upstreamStanding(source: PackageSource, { packageUpstreams, manifest }: Pick<Config, "packageUpstreams" | "manifest">): UpstreamStanding {
  const upstream = packageUpstreams.find(({ registryType }) => registryType === source)?.baseUrl;
  if (upstream === undefined) return { namedAs: null, isUnlisted: false };
  const root = rootOf(source, upstream);
  const listed = manifest.packageRegistries.find(({ registryType, baseUrl }) => registryType === source && rootOf(source, baseUrl) === root);
  return { namedAs: listed?.baseUrl ?? null, isUnlisted: listed === undefined && privateBase(source, root) !== null };
}

/** One spelling for all. Python's indexes are listed with `/simple`, and their metadata is read beside it. */
function rootOf(source: PackageSource, baseUrl: string): string {
  const address = URL.canParse(baseUrl) ? new URL(baseUrl).href : baseUrl;
  const root = address.replace(/\/+$/, "");
  return source === "pypi" ? root.replace(/\/simple$/, "") : root;
}
