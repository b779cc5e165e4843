import type { Package } from "@/lib/manifest/schema";
import { refusal } from "./refusal";
import { type ProcessPlan, type ResolvedPackage, tokensOf, withoutFlags } from "./process";
import { privateBase } from "@/lib/manifest/registry-bases";

const PACKAGE_ID = /^\w+(?:[.-]\w+)*$/;
const EXACT_VERSION = /^\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** NuGet tools: `dnx <runtime args> <id>@<version> --yes -- <package args>` (install.md §1.5 step D). */
export function nugetProcess(pkg: Package, resolved: ResolvedPackage): ProcessPlan {
  if (!PACKAGE_ID.test(pkg.identifier)) return refusal("nuget-name", { identifier: pkg.identifier });
  if (!pkg.version || !EXACT_VERSION.test(pkg.version)) return refusal("not-pinned", { registry: "NuGet" });
  const base = privateBase("nuget", pkg.registryBaseUrl);
  const packageArguments = tokensOf(resolved.package);
  const args = [
    ...withoutFlags(tokensOf(resolved.runtime), ["--yes", "-y"]),
    `${pkg.identifier}@${pkg.version}`,
    ...(base ? ["--add-source", base] : []),
    "--yes",
    ...(packageArguments.length > 0 ? ["--", ...packageArguments] : []),
  ];
  return { command: "dnx", args, env: resolved.env };
}
