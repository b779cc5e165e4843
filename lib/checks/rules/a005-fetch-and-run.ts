import { RE2JS } from "re2js";
import { parseUrl } from "@/lib/checks/hosts";
import { argumentValues, flagsOf, packagePointer, packageWords, programName, runtimeWords, type Word } from "@/lib/checks/launch";
import type { CheckConfig, RawFinding, Rule } from "@/lib/checks/rule";
import type { Package } from "@/lib/manifest/schema";

const FETCH = "(curl|wget|iwr|irm|invoke-webrequest|invoke-restmethod|downloadstring)";
const SHELL = "(sh|bash|zsh|dash|ksh|fish|python3?|node|perl|ruby|php|iex|pwsh|powershell)";
const FETCHED_CODE = [
  `(?is)\\b${FETCH}\\b.*\\|\\s*(sudo\\s+)?(\\S*/)?${SHELL}\\b`,
  `(?is)\\b${SHELL}\\s+<\\(\\s*${FETCH}\\b`,
  `(?is)(\\$\\(|\`)\\s*${FETCH}\\b`,
  `(?is)\\b(iex|invoke-expression)\\b.*\\b${FETCH}\\b`,
  `(?is)\\b${FETCH}\\b.*(&&|;)\\s*(sudo\\s+)?(chmod|\\./|${SHELL})\\b`,
].map((pattern) => RE2JS.compile(pattern));
const COMMIT_PIN = RE2JS.compile("(?i)@[0-9a-f]{40}(#|$)");

const RUNNERS = new Set(["npx", "npm", "pnpm", "yarn", "bunx", "bun", "uvx", "uv", "pipx", "pip", "pip3", "dnx"]);
const RUNNER_OF_TYPE: ReadonlyMap<string, string> = new Map([["npm", "npx"], ["pypi", "uvx"]]);
const PACKAGE_FLAGS = new Set(["--from", "--with", "--package"]);
const INDEX_FLAGS = new Set(["--index-url", "--extra-index-url", "--default-index", "--find-links"]);
/** Too common as a server's own flags to be read in its arguments. */
const RUNNER_INDEX_FLAGS = new Set(["--index", "--registry", "-i", "-f"]);

/** The text after the flag and its `=`, so that `--from=git+…` counts as `git+…`. */
const operand = (text: string): string => (text.startsWith("-") ? text.slice(text.indexOf("=") + 1) : text);
const isWebUrl = (text: string): boolean => /^https?:\/\//i.test(text);

function usesRunner(pkg: Package): boolean {
  return RUNNERS.has(programName(pkg.runtimeHint ?? RUNNER_OF_TYPE.get(pkg.registryType) ?? ""));
}

function pipedDownloads(values: readonly Word[]): RawFinding[] {
  return values
    .filter((value) => FETCHED_CODE.some((pattern) => pattern.test(value.text)))
    .map((value) => ({
      pointer: value.pointer,
      message: "This argument downloads code and runs it at once, so nobody has reviewed what runs.",
      evidence: value.text,
    }));
}

function gitSources(words: readonly Word[]): RawFinding[] {
  return words
    .filter((word) => operand(word.text).toLowerCase().startsWith("git+"))
    .map((word) => ({
      pointer: word.pointer,
      message: COMMIT_PIN.test(word.text)
        ? "The code comes from a git commit and not from the declared package."
        : "The code comes from a moving place in a git repository and not from the declared package.",
      evidence: word.text,
      severity: COMMIT_PIN.test(word.text) ? "medium" : "high",
    }));
}

function urlPackages(pkg: Package, runtime: readonly Word[], own: readonly Word[]): RawFinding[] {
  if (!usesRunner(pkg)) return [];
  const named = flagsOf([...runtime, ...own]).filter((flag) => PACKAGE_FLAGS.has(flag.name) && isWebUrl(flag.value));
  const operands = runtime.filter((word, position) => isWebUrl(word.text) && !(runtime[position - 1]?.text.startsWith("-") ?? false));
  return [...named.map((flag) => ({ pointer: flag.pointer, text: flag.value })), ...operands].map(({ pointer, text }) => ({
    pointer,
    message: "The package is fetched from a web address and not from a package registry, so its content can change unseen.",
    evidence: text,
  }));
}

function foreignIndexes(pkg: Package, runtime: readonly Word[], own: readonly Word[], config: CheckConfig): RawFinding[] {
  const allowed = new Set(Object.values(config.allowedRegistries).flat().map((base) => parseUrl(base)?.host));
  const flags = [
    ...flagsOf(runtime).filter(({ name }) => INDEX_FLAGS.has(name) || (usesRunner(pkg) && RUNNER_INDEX_FLAGS.has(name))),
    ...flagsOf(own).filter(({ name }) => INDEX_FLAGS.has(name)),
  ];
  return flags
    .filter(({ value }) => isWebUrl(value) && !allowed.has(parseUrl(value)?.host))
    .map(({ pointer, name, value }) => ({
      pointer,
      message: "Packages are taken from an index this registry does not allow, so a name may resolve to foreign code.",
      evidence: `${name} ${value}`,
      severity: "high" as const,
    }));
}

function evaluatePackage(pkg: Package, index: number, config: CheckConfig): RawFinding[] {
  const runtime = runtimeWords(pkg, index);
  const own = packageWords(pkg, index);
  const values = [
    ...argumentValues(pkg.runtimeArguments, `${packagePointer(index)}/runtimeArguments`),
    ...argumentValues(pkg.packageArguments, `${packagePointer(index)}/packageArguments`),
  ];
  return [
    ...pipedDownloads(values),
    ...gitSources([...runtime, ...own]),
    ...urlPackages(pkg, runtime, own),
    ...foreignIndexes(pkg, runtime, own, config),
  ];
}

/** A005: the launch command fetches code from somewhere else than the declared package. */
export const fetchAndRun: Rule = {
  id: "A005",
  version: 1,
  title: "Fetch and run, or a foreign package index",
  severity: "critical",
  subject: "manifest",
  references: ["MCP04", "CWE-494"],
  explanation: "Code that is downloaded by the command line, from a git branch, a web address or an index that is not allowed, was never part of what was reviewed.",
  evaluate: ({ manifest, config }) => (manifest.packages ?? []).flatMap((pkg, index) => evaluatePackage(pkg, index, config)),
};
