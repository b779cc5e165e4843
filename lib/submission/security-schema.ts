/**
 * What can be said about the safety of a version from what is public about it: its manifest, its tools, its listings.
 * `unknown` never reads as clean (catalog-and-console-ux.md §3.1): what nobody looked at is a fact of its own.
 */
export type Assurance = "assured" | "attention" | "unknown";

export const SECURITY_FACTS = [
  "reviewed",
  "imported",
  "emergency",
  "notListed",
  "runsLocally",
  "bytesFixed",
  "bytesNotFixed",
  "connects",
  "unencrypted",
  "secrets",
  "noSecrets",
  "signInUnknown",
  "toolsUndeclared",
  "toolsDestructive",
  "toolsUnmarked",
  "toolsWrite",
  "toolsReadOnly",
  "provenanceUnknown",
  "vulnerabilitiesUnknown",
] as const;
export type SecurityFactId = (typeof SECURITY_FACTS)[number];

export interface SecurityFact {
  id: SecurityFactId;
  assurance: Assurance;
  /** What the fact is about: packages, hosts, names of secrets or of tools; texts of the manifest. */
  items: string[];
}
