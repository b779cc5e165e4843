import semver from "semver";

import type { Package } from "@/lib/manifest/schema";
import { choosesSource, type RunnerOptions } from "./package-source";
import { refusal } from "./refusal";
import { type ProcessPlan, type ResolvedPackage, tokensOf, withoutFlags } from "./process";
import { privateBase } from "@/lib/manifest/registry-bases";

/** A package name and nothing else: no git URL, no file path, no alias, no leading dash. */
const PACKAGE_NAME = /^(?:@[a-z0-9~_][\w.~-]*\/)?[a-z0-9~_][\w.~-]*$/i;

/** `--package`, `--call` and `--registry`, of which npx also takes the beginning, and their letters among others. The registry is `registryBaseUrl`. */
const NPX: RunnerOptions = {
  source: /^(?:--(?:@[^:]*:)?(?:pack|cal|reg)|-[A-Za-z]*[pc])/,
  flags: new Set(["--no", "-q", "--quiet", "-s", "--silent", "--verbose", "--offline", "--prefer-offline", "--prefer-online", "--ignore-scripts"]),
  taking: new Set(["--cache", "--loglevel", "--node-options", "--prefix", "--userconfig"]),
};
const BUNX: RunnerOptions = { ...NPX, flags: new Set(["--bun", "--no-install", "--silent", "--verbose"]), taking: new Set() };
const PNPM_DLX: RunnerOptions = { ...NPX, flags: new Set(["-s", "--silent"]), taking: new Set(["--reporter", "--allow-build"]) };
const KNOWN = { npx: NPX, bunx: BUNX, pnpm: PNPM_DLX } as const;

/** npm packages: `npx -y <runtime args> <id>@<version> <package args>`, exactly pinned (install.md §1.5 step D). */
export function npmProcess(pkg: Package, resolved: ResolvedPackage): ProcessPlan {
  if (!PACKAGE_NAME.test(pkg.identifier)) return refusal("npm-name", { identifier: pkg.identifier });
  if (!pkg.version || !semver.valid(pkg.version)) return refusal("not-pinned", { registry: "npm" });
  const options = withoutFlags(tokensOf(resolved.runtime), ["-y", "--yes"]);
  const { command, prefix } = runner(pkg);
  if (choosesSource(resolved.runtime, options, KNOWN[command])) return refusal("package-source");
  const args = [
    ...prefix,
    ...options,
    `${pkg.identifier}@${pkg.version}`,
    ...tokensOf(resolved.package),
  ];
  return { command, args, env: resolved.env };
}

/** Only known runners are taken from the publisher's hint: the hint must not name an arbitrary program. */
function runner(pkg: Package): { command: keyof typeof KNOWN; prefix: string[] } {
  const base = privateBase("npm", pkg.registryBaseUrl);
  const registry = base ? [`--registry=${base}`] : [];
  // bunx knows no option for a registry, so a private package falls back to npx.
  if (pkg.runtimeHint === "bunx" && !base) return { command: "bunx", prefix: [] };
  if (pkg.runtimeHint === "pnpm") return { command: "pnpm", prefix: [...registry, "dlx"] };
  return { command: "npx", prefix: ["-y", ...registry] };
}
