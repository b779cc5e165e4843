import type { ManifestDraft } from "./draft";
import type { ManifestRules } from "./rules-config";
import type { ManifestIssue } from "./schema";
import { iconIssues, titleIssues, websiteIssues } from "./semantic-rules-presentation";
import { nameIssues } from "./semantic-rules-name";
import { packageIssues } from "./semantic-rules-packages";
import { repositoryIssues } from "./semantic-rules-repository";
import { remoteIssues } from "./semantic-rules-transports";
import { versionIssues } from "./semantic-rules-version";

/**
 * All semantic rules of registry-api.md §2.4 and of v1.8.7 (end of §1), with the official references, paths and
 * messages, in the official order. The `schema-*` rules are in `schema-versions.ts`.
 */
export function semanticIssues(draft: ManifestDraft, rules: ManifestRules): ManifestIssue[] {
  return [
    ...nameIssues(draft.name),
    ...versionIssues(draft.version, "version"),
    ...repositoryIssues(draft.repository, rules),
    ...websiteIssues(draft.websiteUrl),
    ...titleIssues(draft.title),
    ...iconIssues(draft.iconSources),
    ...draft.packages.flatMap((pkg, i) => packageIssues(pkg, `packages[${i}]`, rules)),
    ...draft.remotes.flatMap((remote, i) => remoteIssues(remote, `remotes[${i}]`, rules)),
  ];
}
