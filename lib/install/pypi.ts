import type { Package } from "@/lib/manifest/schema";
import { choosesSource, type RunnerOptions } from "./package-source";
import { refusal } from "./refusal";
import { type ProcessPlan, type ResolvedPackage, tokensOf } from "./process";
import { privateBase } from "@/lib/manifest/registry-bases";
import type { PlanValue } from "./schema";

const PROJECT_NAME = /^[A-Z0-9](?:[A-Z0-9._-]*[A-Z0-9])?$/i;
/** One PEP 440 version: no range operators, no wildcard, no word such as `latest`. */
const EXACT_VERSION = /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|post|rev|r|dev)[-_.]?\d*)*(?:-\d+)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i;

/**
 * PyPI projects: `uvx <runtime args> <id>==<version> <package args>`, exactly pinned, or `--from <id>==<version> <script>`
 * where the script has another name (install.md §1.5 step D).
 */
export function pypiProcess(pkg: Package, resolved: ResolvedPackage): ProcessPlan {
  if (!PROJECT_NAME.test(pkg.identifier)) return refusal("pypi-name", { identifier: pkg.identifier });
  if (!pkg.version || !EXACT_VERSION.test(pkg.version)) return refusal("not-pinned", { registry: "PyPI" });
  const pinned = `${pkg.identifier}==${pkg.version}`;
  const isPipx = pkg.runtimeHint === "pipx";
  const { options, script } = isPipx ? { options: tokensOf(resolved.runtime), script: null } : withoutOwnScript(tokensOf(resolved.runtime), pinned);
  if (choosesSource(resolved.runtime, options, isPipx ? PIPX : UVX)) return refusal("package-source");
  const base = privateBase("pypi", pkg.registryBaseUrl);
  const [command, prefix]: [string, string[]] =
    isPipx
      ? ["pipx", ["run", ...(base ? ["--index-url", base] : [])]]
      : ["uvx", base ? ["--index-url", base] : []];
  return {
    command,
    args: [...prefix, ...options, ...(script === null ? [pinned] : ["--from", pinned, script]), ...tokensOf(resolved.package)],
    env: resolved.env,
  };
}

/** Other packages, other indexes (the index is `registryBaseUrl`), and their letters among others. */
const UVX: RunnerOptions = {
  source: /^(?:--(?:from|with|(?:default-|extra-)?index(?:-url)?(?:=|$)|find-links)|-[A-Za-z]*[wif])/,
  flags: new Set(["-q", "--quiet", "-v", "--verbose", "--isolated", "--offline", "-n", "--no-cache", "--refresh", "--native-tls", "--no-config", "--no-progress", "--no-env-file", "--managed-python", "--no-managed-python", "-U", "--upgrade", "--reinstall", "--compile-bytecode", "--no-build", "--no-sources"]),
  taking: new Set(["-p", "--python", "--python-platform", "--env-file", "--cache-dir", "--config-file", "--directory", "--project", "--color", "--link-mode", "--resolution", "--prerelease", "--exclude-newer", "--index-strategy", "--keyring-provider", "--torch-backend"]),
};
/** Pipx takes the beginning of an option for the whole. */
const PIPX: RunnerOptions = {
  source: /^(?:--(?:sp|from|w|pi|pa|e|i)|-[A-Za-z]*i)/,
  flags: new Set(["-q", "--quiet", "-v", "--verbose", "--no-cache", "--fetch-missing-python"]),
  taking: new Set(["--python"]),
};
const SCRIPT_NAME = /^[A-Z0-9_][\w.-]*$/i;

/**
 * `--from <id>==<version> <script>` at the end names another script of the very package that is pinned (install.md §1.5 step
 * D). Its parts are told apart from the options; anything else stays among them, to be judged.
 */
function withoutOwnScript(tokens: readonly PlanValue[], pinned: string): { options: readonly PlanValue[]; script: string | null } {
  const script = tokens.at(-1);
  if (typeof script !== "string" || !SCRIPT_NAME.test(script)) return { options: tokens, script: null };
  const length = tokens.at(-2) === `--from=${pinned}` ? 2 : tokens.at(-3) === "--from" && tokens.at(-2) === pinned ? 3 : 0;
  return length === 0 ? { options: tokens, script: null } : { options: tokens.slice(0, -length), script };
}
