import type { TransportDraft } from "./draft";
import { semanticIssue } from "./issues";
import type { ManifestRules } from "./rules-config";
import type { ManifestIssue } from "./schema";
import { readTemplatedUrl, templateVariables } from "./url-template";

const HTTP_TRANSPORTS = ["streamable-http", "sse"];

/** The rules on a package's transport (registry-api.md §2.4). `variables` are the names its URL may refer to. */
export function packageTransportIssues(transport: TransportDraft, path: string, variables: readonly string[]): ManifestIssue[] {
  const { type, url } = transport;
  if (type === undefined) return [];
  if (type === "stdio") {
    return url === "" ? [] : [semanticIssue(`${path}.url`, "stdio-transport-url-not-empty", `url must be empty for stdio transport type, got: ${url}`)];
  }
  if (!HTTP_TRANSPORTS.includes(type)) {
    return [semanticIssue(`${path}.type`, "unsupported-transport-type", `unsupported transport type: ${type}`)];
  }
  if (url === "") return [semanticIssue(`${path}.url`, "streamable-transport-url-required", `url is required for ${type} transport type`)];
  return templatedUrlIssues(url, `${path}.url`, "invalid package transport URL", variables);
}

/**
 * The rules on a remote (registry-api.md §2.4). The template rule also runs on an absent or refused URL, as v1.8.7 does.
 */
export function remoteIssues(remote: TransportDraft, path: string, rules: ManifestRules): ManifestIssue[] {
  const { type, url } = remote;
  if (type === undefined) return [];
  if (!HTTP_TRANSPORTS.includes(type)) {
    const message = `unsupported transport type for remotes: ${type} (only streamable-http and sse are supported)`;
    return [semanticIssue(`${path}.type`, "unsupported-remote-transport-type", message)];
  }
  const issues: ManifestIssue[] = [];
  if (url === "") issues.push(semanticIssue(`${path}.url`, "remote-transport-url-required", `url is required for ${type} transport type`));
  else if (!isAllowedRemoteUrl(url, rules)) issues.push(semanticIssue(`${path}.url`, "invalid-remote-url", `invalid remote URL: ${url}`));
  return [...issues, ...templatedUrlIssues(url, `${path}.url`, "invalid remote URL", remote.variableNames)];
}

function templatedUrlIssues(url: string, path: string, what: string, variables: readonly string[]): ManifestIssue[] {
  const used = templateVariables(url);
  if (isHttpUrl(url) && used.every((name) => variables.includes(name))) return [];
  const message =
    used.length > 0
      ? `${what}: template variables in URL ${url} reference undefined variables. Available variables: [${variables.join(" ")}]`
      : `${what}: ${url}`;
  return [semanticIssue(path, "invalid-templated-url", message)];
}

function isHttpUrl(url: string): boolean {
  const reading = readTemplatedUrl(url);
  return reading.ok && (reading.scheme === "http" || reading.scheme === "https") && reading.host !== "";
}

/** Only the loopback names of the rule count; other private addresses and `[::1]` pass (registry-api.md §2.4). */
function isAllowedRemoteUrl(url: string, rules: ManifestRules): boolean {
  const reading = readTemplatedUrl(url);
  if (!reading.ok || reading.host === "") return false;
  const { scheme, hostname } = reading;
  const isLocal = hostname === "localhost" || hostname === "127.0.0.1" || hostname.endsWith(".localhost");
  if (isLocal && !rules.allowLocalRemotes) return false;
  return scheme === "https" || (scheme === "http" && rules.allowHttpRemotes);
}
