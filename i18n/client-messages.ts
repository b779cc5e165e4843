/**
 * The messages that client components read, by area of the site; `shell` is on every page. Server components read all of
 * them without sending any. A part of a section has its path: `console.links`.
 */
export const CLIENT_MESSAGES = {
  shell: ["errorPage", "language", "nav", "palette", "theme"],
  catalog: ["browse", "capability", "catalog", "common", "compare", "errors", "favourites", "install", "installNotes", "listingBasis", "requests", "server", "submit"],
  account: ["account", "capability", "checkStatus", "checkStatusMeaning", "common", "decision", "draft", "errors", "favourites", "identities", "inbox", "install", "installNotes", "listing", "listingBasis", "listingState", "manifestIssues", "namespaces", "noticePreferences", "notices.group", "passkeys", "publisherStatus", "review", "reviewState", "roles", "rules", "security", "server", "setup", "severity", "signIn", "submissions", "submit", "usage"],
  console: ["account", "audit.chain", "browse", "catalogs", "checkStatus", "classification", "common", "console", "errors", "imports", "listing", "nacosImport", "namespaces", "noticeTypes", "notices.group", "outbox", "people", "policyUnmet", "publisherStatus", "queue.desk", "queue.dueForm", "queue.kind", "queue.presence", "queue.saved", "requests", "review", "reviewState", "roles", "rules", "severity", "suspension", "system", "targets", "usage.kind", "webhooks"],
  docs: ["common", "kit"],
} as const satisfies Record<string, readonly string[]>;

export type Area = keyof typeof CLIENT_MESSAGES;
