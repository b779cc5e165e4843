import type { PackageDraft } from "./draft";
import { semanticIssue } from "./issues";
import type { ManifestRules } from "./rules-config";
import type { ManifestIssue } from "./schema";
import { argumentIssues } from "./semantic-rules-arguments";
import { packageTransportIssues } from "./semantic-rules-transports";
import { versionIssues } from "./semantic-rules-version";

/** The rules on one package: identifier, version, arguments, transport (registry-api.md §2.4), and what `rules` add. */
export function packageIssues(pkg: PackageDraft, path: string, rules: ManifestRules): ManifestIssue[] {
  return [
    ...registryIssues(pkg, path, rules),
    ...(pkg.identifier.includes(" ")
      ? [semanticIssue(`${path}.identifier`, "package-name-has-spaces", "package name cannot contain spaces")]
      : []),
    ...versionIssues(pkg.version, `${path}.version`),
    ...pkg.runtimeArguments.flatMap((argument, i) => argumentIssues(argument, `${path}.runtimeArguments[${i}]`)),
    ...pkg.packageArguments.flatMap((argument, i) => argumentIssues(argument, `${path}.packageArguments[${i}]`)),
    ...packageTransportIssues(pkg.transport, `${path}.transport`, urlVariablesOf(pkg)),
  ];
}

/** In a package, `{curly}` parts of the URL name environment variables, arguments or value hints (registry-api.md §2.2). */
function urlVariablesOf(pkg: PackageDraft): string[] {
  const fromArguments = [...pkg.runtimeArguments, ...pkg.packageArguments].flatMap((argument) => [argument.name, argument.valueHint]);
  return [...pkg.environmentNames, ...fromArguments.filter((name) => name !== "")];
}

/** Allowlists of this registry; the official rules have none here. Texts are those of the official ownership check (§2.6). */
function registryIssues(pkg: PackageDraft, path: string, rules: ManifestRules): ManifestIssue[] {
  const { registryType, registryBaseUrl } = pkg;
  if (registryType !== "" && rules.registryTypes !== null && !rules.registryTypes.includes(registryType)) {
    return [semanticIssue(`${path}.registryType`, "unsupported-registry-type", `unsupported registry type: ${registryType}`)];
  }
  const allowed = Object.hasOwn(rules.packageBaseUrls, registryType) ? rules.packageBaseUrls[registryType] : undefined;
  if (registryBaseUrl === "" || !allowed || allowed.includes(registryBaseUrl)) return [];
  const message = `registry type and base URL do not match: '${registryBaseUrl}' is not valid for registry type '${registryType}'. Expected: ${allowed.join(", ")}`;
  return [semanticIssue(`${path}.registryBaseUrl`, "registry-base-url-mismatch", message)];
}
