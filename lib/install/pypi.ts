import type { Package } from "@/lib/manifest/schema";
import { type ProcessPlan, type ResolvedPackage, tokensOf } from "./process";
import { privateBase } from "@/lib/manifest/registry-bases";

const PROJECT_NAME = /^[A-Z0-9](?:[A-Z0-9._-]*[A-Z0-9])?$/i;
/** One PEP 440 version: no range operators, no wildcard, no word such as `latest`. */
const EXACT_VERSION = /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|post|rev|r|dev)[-_.]?\d*)*(?:-\d+)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i;

/** PyPI projects: `uvx <runtime args> <id>==<version> <package args>`, exactly pinned (install.md §1.5 step D). */
export function pypiProcess(pkg: Package, resolved: ResolvedPackage): ProcessPlan {
  if (!PROJECT_NAME.test(pkg.identifier)) return { unsupported: `"${pkg.identifier}" is not a PyPI project name.` };
  if (!pkg.version || !EXACT_VERSION.test(pkg.version)) {
    return { unsupported: "The PyPI package is not pinned to one exact version." };
  }
  const usesOwnSource = resolved.runtime.some(({ argument }) => argument.type === "named" && /^--(?:from|with)\b/.test(argument.name));
  if (usesOwnSource) return { unsupported: "Its runtime arguments choose another package source, which cannot be pinned." };

  const pinned = `${pkg.identifier}==${pkg.version}`;
  const base = privateBase("pypi", pkg.registryBaseUrl);
  const [command, prefix]: [string, string[]] =
    pkg.runtimeHint === "pipx"
      ? ["pipx", ["run", ...(base ? ["--index-url", base] : [])]]
      : ["uvx", base ? ["--index-url", base] : []];
  return {
    command,
    args: [...prefix, ...tokensOf(resolved.runtime), pinned, ...tokensOf(resolved.package)],
    env: resolved.env,
  };
}
