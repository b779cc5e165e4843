import type { ManifestDraft } from "./draft";
import { semanticIssue } from "./issues";
import type { ManifestRules, RepositoryHost } from "./rules-config";
import type { ManifestIssue } from "./schema";

const REPOSITORY_URL = /^https?:\/\/(?<host>[^/]+)\/(?<path>[\w.-]+(?:\/[\w.-]+)+)\/?$/;
const SUBFOLDER = /^[a-zA-Z0-9\-_./]+$/;

/** `repository-*-required`, `invalid-repository-url`, `invalid-subfolder-path` (registry-api.md §2.4, v1.8.7). */
export function repositoryIssues(repository: ManifestDraft["repository"], rules: ManifestRules): ManifestIssue[] {
  if (!repository) return [];
  const { url, source, subfolder } = repository;
  const issues: ManifestIssue[] = [];
  if (url === "") issues.push(semanticIssue("repository.url", "repository-url-required", "repository url is required when repository is provided"));
  if (source === "") {
    issues.push(semanticIssue("repository.source", "repository-source-required", "repository source is required when repository is provided"));
  }
  if (url !== "" && source !== "" && !isRepositoryUrl(url, hostOf(source, rules))) {
    issues.push(semanticIssue("repository.url", "invalid-repository-url", `invalid repository URL: ${url}`));
  }
  if (subfolder !== "" && !isCleanRelativePath(subfolder)) {
    issues.push(semanticIssue("repository.subfolder", "invalid-subfolder-path", `invalid subfolder path: ${subfolder}`));
  }
  return issues;
}

function hostOf(source: string, rules: ManifestRules): RepositoryHost | undefined {
  return Object.hasOwn(rules.repositoryHosts, source) ? rules.repositoryHosts[source] : undefined;
}

function isRepositoryUrl(url: string, allowed: RepositoryHost | undefined): boolean {
  const parts = REPOSITORY_URL.exec(url)?.groups;
  if (!allowed || !parts) return false;
  const host = (parts["host"] ?? "").replace(/^www\./, "");
  const segments = (parts["path"] ?? "").split("/").length;
  return allowed.hosts.includes(host) && (allowed.nestedGroups || segments === 2);
}

function isCleanRelativePath(path: string): boolean {
  return SUBFOLDER.test(path) && path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
