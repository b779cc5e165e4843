import { z } from "zod";

/**
 * What can be said about the safety of a version from what is public about it: its manifest, its tools, its listings.
 * `unknown` never reads as clean (catalog-and-console-ux.md §3.1): what nobody looked at is a fact of its own.
 */
const ASSURANCES = ["assured", "attention", "unknown"] as const;
export type Assurance = (typeof ASSURANCES)[number];

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
  "toolsNone",
  "toolsDestructive",
  "toolsUnmarked",
  "toolsWrite",
  "toolsReadOnly",
  "provenanceUnknown",
  "vulnerabilitiesUnknown",
] as const;
export type SecurityFactId = (typeof SECURITY_FACTS)[number];

export const securityFactSchema = z.object({
  id: z.enum(SECURITY_FACTS),
  assurance: z.enum(ASSURANCES),
  /** What the fact is about: packages, hosts, names of secrets or of tools; texts of the manifest. */
  items: z.array(z.string()),
});
export type SecurityFact = z.infer<typeof securityFactSchema>;
