import { semanticIssue } from "./issues";
import type { ManifestIssue } from "./schema";

const NAMESPACE = /^[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]$/;
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]$/;

/** `invalid-server-name` (registry-api.md §2.4): at most one issue, the first that applies. */
export function nameIssues(name: string): ManifestIssue[] {
  const problem = nameProblem(name);
  return problem === null ? [] : [semanticIssue("name", "invalid-server-name", problem)];
}

function nameProblem(serverName: string): string | null {
  if (serverName === "") return "server name is required and must be a string";
  const [namespace = "", name, ...more] = serverName.split("/");
  if (name === undefined) return "server name must be in format 'dns-namespace/name' (e.g., 'com.example.api/server')";
  if (more.length > 0) return "server name cannot contain multiple slashes";
  if (namespace === "" || name === "") return "server name must be in format 'dns-namespace/name' with non-empty namespace and name parts";
  if (!NAMESPACE.test(namespace)) {
    return `server name format is invalid: namespace '${namespace}' is invalid. Namespace must start and end with alphanumeric characters, and may contain dots and hyphens in the middle`;
  }
  if (!NAME.test(name)) {
    return `server name format is invalid: name '${name}' is invalid. Name must start and end with alphanumeric characters, and may contain dots, underscores, and hyphens in the middle`;
  }
  return null;
}
