import type { Package } from "@/lib/manifest/schema";
import { choosesSource, type RunnerOptions } from "./package-source";
import { refusal } from "./refusal";
import { type ProcessPlan, type ResolvedPackage, tokensOf, withoutFlags } from "./process";
import { privateBase } from "@/lib/manifest/registry-bases";

const PACKAGE_ID = /^\w+(?:[.-]\w+)*$/;
const EXACT_VERSION = /^\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** Feeds come from `registryBaseUrl` alone, the version from the package. */
const DNX: RunnerOptions = {
  source: /^--(?:source|add-source|configfile|version)/,
  flags: new Set(["--allow-roll-forward", "--prerelease", "--interactive", "--disable-parallel", "--ignore-failed-sources", "--no-http-cache"]),
  taking: new Set(["-v", "--verbosity"]),
};

/** NuGet tools: `dnx <runtime args> <id>@<version> --yes -- <package args>` (install.md §1.5 step D). */
export function nugetProcess(pkg: Package, resolved: ResolvedPackage): ProcessPlan {
  if (!PACKAGE_ID.test(pkg.identifier)) return refusal("nuget-name", { identifier: pkg.identifier });
  if (!pkg.version || !EXACT_VERSION.test(pkg.version)) return refusal("not-pinned", { registry: "NuGet" });
  const options = withoutFlags(tokensOf(resolved.runtime), ["--yes", "-y"]);
  if (choosesSource(resolved.runtime, options, DNX)) return refusal("package-source");
  const base = privateBase("nuget", pkg.registryBaseUrl);
  const packageArguments = tokensOf(resolved.package);
  const args = [
    ...options,
    `${pkg.identifier}@${pkg.version}`,
    ...(base ? ["--add-source", base] : []),
    "--yes",
    ...(packageArguments.length > 0 ? ["--", ...packageArguments] : []),
  ];
  return { command: "dnx", args, env: resolved.env };
}
