import { RE2JS } from "re2js";
import { packagePointer } from "@/lib/checks/launch";
import type { RawFinding, Rule } from "@/lib/checks/rule";
import type { Package } from "@/lib/manifest/schema";

const OCI_COMPONENT = "[a-zA-Z0-9]+(([._]|__|-+)[a-zA-Z0-9]+)*";
/** What an identifier of each registry type may look like. An npm-style scope in front of an image is wrong, but injects nothing. */
const GRAMMARS: ReadonlyMap<string, RE2JS> = new Map([
  ["npm", RE2JS.compile("(?i)(@[a-z0-9~][a-z0-9._~-]*/)?[a-z0-9~_][a-z0-9._~-]*")],
  ["pypi", RE2JS.compile("(?i)[a-z0-9]([a-z0-9._-]*[a-z0-9])?")],
  ["nuget", RE2JS.compile("(?i)[a-z0-9_][a-z0-9._-]*")],
  ["cargo", RE2JS.compile("(?i)[a-z][a-z0-9_-]*")],
  ["oci", RE2JS.compile(`@?([a-zA-Z0-9.-]+(:\\d{1,5})?/)?${OCI_COMPONENT}(/${OCI_COMPONENT})*(:[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})?(@sha256:[0-9a-f]{64})?`)],
  ["mcpb", RE2JS.compile("https://[a-zA-Z0-9.-]+(:\\d{1,5})?/[a-zA-Z0-9._~%/@+-]*(\\?[a-zA-Z0-9._~%/@+=&-]*)?")],
]);
/** For registry types we do not know: no character that a shell or an argument parser gives a meaning. */
const HARMLESS = RE2JS.compile("[a-zA-Z0-9@][a-zA-Z0-9@._~%/:+=-]*");
const OTHER_SOURCE = RE2JS.compile("(?i)^(git\\+|git:|file:|npm:|http:|https:|ssh:|link:|github:)");
const BLANK_OR_SHELL = RE2JS.compile("[\\s;&|$`<>(){}'\"\\\\!*?]");

function reasonOf(pkg: Package): string | null {
  const { identifier, registryType } = pkg;
  if (identifier.startsWith("-")) return "starts like a command-line flag";
  if (registryType !== "mcpb" && OTHER_SOURCE.test(identifier)) return "names another source than the package registry";
  if (identifier.split(/[/\\]/).includes("..") || identifier.startsWith("..")) return "climbs out of its folder";
  if ((GRAMMARS.get(registryType) ?? HARMLESS).matches(identifier)) return null;
  if (registryType !== "mcpb" && BLANK_OR_SHELL.test(identifier)) return "contains blanks or characters with a meaning for shells";
  return "is not a name of its registry type";
}

function evaluatePackage(pkg: Package, index: number): RawFinding[] {
  const reason = reasonOf(pkg);
  if (reason === null) return [];
  return [{
    pointer: `${packagePointer(index)}/identifier`,
    message: `The identifier ${reason}, so an installer may run something else than this package.`,
    evidence: pkg.identifier,
  }];
}

/** P003: a package identifier that an installer could read as something else than a name. */
export const identifierInjection: Rule = {
  id: "P003",
  version: 1,
  title: "Package identifier injection",
  severity: "critical",
  subject: "manifest",
  references: ["MCP04", "MCP05", "CWE-88"],
  explanation: "The identifier becomes an argument of npx, uvx or docker. Anything but a plain name of its registry type can turn into a flag, a path or another download.",
  evaluate: ({ manifest }) => (manifest.packages ?? []).flatMap(evaluatePackage),
};
