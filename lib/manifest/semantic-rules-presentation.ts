import type { SemanticCode } from "./issue-codes";
import { semanticIssue } from "./issues";
import type { ManifestIssue } from "./schema";
import { readUrl } from "./url-reading";

/** Characters that break out of an HTML attribute or a terminal line (v1.8.7, `website-url-invalid-characters`). */
const UNSAFE_IN_MARKUP = /["'<>\s]/u;

/** `title-whitespace-only` (registry-api.md §2.4). */
export function titleIssues(title: string): ManifestIssue[] {
  return title !== "" && title.trim() === "" ? [semanticIssue("title", "title-whitespace-only", "title cannot be only whitespace")] : [];
}

/** The rules on `websiteUrl` (registry-api.md §2.4, v1.8.7). An unparsable URL has only that issue. */
export function websiteIssues(url: string): ManifestIssue[] {
  if (url === "") return [];
  const issue = (reference: SemanticCode, message: string) => semanticIssue("websiteUrl", reference, message);
  const reading = readUrl(url);
  if (!reading.ok) return [issue("invalid-website-url", `invalid websiteUrl: ${reading.reason}`)];
  const issues: ManifestIssue[] = [];
  if (reading.scheme === "") issues.push(issue("website-url-must-be-absolute", `websiteUrl must be absolute (include scheme): ${url}`));
  if (reading.scheme !== "https") issues.push(issue("website-url-invalid-scheme", `websiteUrl must use https scheme: ${url}`));
  const unsafe = UNSAFE_IN_MARKUP.exec(url);
  if (unsafe) {
    const quoted = unsafe[0] === "'" ? "'\\''" : `'${unsafe[0]}'`;
    const position = new TextEncoder().encode(url.slice(0, unsafe.index)).length;
    issues.push(issue("website-url-invalid-characters", `websiteUrl contains an invalid character ${quoted} at position ${position}: ${url}`));
  }
  return issues;
}

/** The rules on `icons[i].src` (registry-api.md §2.4). */
export function iconIssues(sources: readonly string[]): ManifestIssue[] {
  return sources.flatMap((src, i) => iconSourceIssues(src, `icons[${i}].src`));
}

function iconSourceIssues(src: string, path: string): ManifestIssue[] {
  const reading = readUrl(src);
  if (!reading.ok) return [semanticIssue(path, "icon-src-invalid-url", `invalid icon src URL: ${reading.reason}`)];
  const issues: ManifestIssue[] = [];
  if (reading.scheme === "") issues.push(semanticIssue(path, "icon-src-not-absolute", `icon src must be an absolute URL (include scheme): ${src}`));
  if (reading.scheme !== "https") {
    issues.push(semanticIssue(path, "icon-src-invalid-scheme", `icon src must use https scheme (got ${reading.scheme}): ${src}`));
  }
  return issues;
}
