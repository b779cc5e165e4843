import { RE2JS } from "re2js";
import semver from "semver";
import { packagePointer } from "@/lib/checks/launch";
import type { RawFinding, Rule } from "@/lib/checks/rule";
import type { Package } from "@/lib/manifest/schema";

const FLOATING_WORDS = new Set([
  "latest", "next", "beta", "alpha", "canary", "nightly", "edge", "stable", "dev", "main", "master", "head", "rc", "snapshot", "experimental",
]);
/** PEP 440, public and local form; without wildcard and without a comparison. */
const PEP440 = RE2JS.compile(
  "(?i)v?(\\d+!)?\\d+(\\.\\d+)*[-_.]?((a|b|c|rc|alpha|beta|pre|preview)[-_.]?\\d*)?(-\\d+|[-_.]?(post|rev|r)[-_.]?\\d*)?([-_.]?dev[-_.]?\\d*)?(\\+[a-z0-9]+([-_.][a-z0-9]+)*)?",
);
/** One exact release of any ecosystem: numbers first, then free pre-release and build parts. */
const EXACT = RE2JS.compile("(?i)v?\\d+(\\.\\d+)*([-+_.][0-9a-z.+_-]*)?");
const WILDCARD_SEGMENT = RE2JS.compile("(?i)^v?\\d+(\\.\\d+)*\\.[x*](\\.|$)");

function isExact(registryType: string, version: string): boolean {
  if (registryType === "npm") return semver.valid(version) !== null;
  if (registryType === "pypi") return PEP440.matches(version) || semver.valid(version) !== null;
  return EXACT.matches(version) && !WILDCARD_SEGMENT.test(version);
}

/** Tag of an OCI reference without digest; empty when it has none. */
function ociTag(identifier: string): string {
  const name = identifier.slice(identifier.lastIndexOf("/") + 1);
  const colon = name.indexOf(":");
  return colon < 0 ? "" : name.slice(colon + 1);
}

function reasonOfOci(pkg: Package): string | null {
  if (pkg.identifier.includes("@sha256:")) return null;
  const tag = ociTag(pkg.identifier) || (pkg.version ?? "");
  if (tag === "") return "names no tag, which means whatever is newest";
  return FLOATING_WORDS.has(tag.toLowerCase()) ? "is tagged with a word that moves to each new release" : null;
}

function reasonOfRelease(pkg: Package): string | null {
  // An MCPB identifier is the address of one file; its hash pins it and a version is optional (registry-api.md §2.2).
  if (pkg.registryType === "mcpb" && pkg.version === undefined) {
    return pkg.fileSha256 === undefined ? "has neither a version nor a file hash" : null;
  }
  const version = (pkg.version ?? "").trim();
  if (version === "") return "has no version, which means whatever is newest";
  if (FLOATING_WORDS.has(version.toLowerCase())) return "names a distribution tag that moves to each new release";
  return isExact(pkg.registryType, version) ? null : "names a range and not one exact version";
}

function evaluatePackage(pkg: Package, index: number): RawFinding[] {
  const isOci = pkg.registryType === "oci";
  const reason = isOci ? reasonOfOci(pkg) : reasonOfRelease(pkg);
  if (reason === null) return [];
  const hasVersion = !isOci && pkg.version !== undefined;
  return [{
    pointer: `${packagePointer(index)}/${hasVersion ? "version" : "identifier"}`,
    message: `The package ${reason}, so what runs later need not be what was reviewed.`,
    evidence: hasVersion ? JSON.stringify(pkg.version) : pkg.identifier,
  }];
}

/** P001: the version of a package is not exact. */
export const floatingVersion: Rule = {
  id: "P001",
  version: 1,
  title: "Floating package version",
  severity: "high",
  subject: "manifest",
  references: ["MCP04", "CWE-1357"],
  explanation: "An approval covers one artifact. A tag, a range or an empty version lets the publisher replace it after approval.",
  evaluate: ({ manifest }) => (manifest.packages ?? []).flatMap(evaluatePackage),
};
