import type { DraftNote, PackageSource } from "@/lib/draft/schema";

/** What the metadata of one package version says, in one shape for every package registry. */
export interface PackageFacts {
  registryType: PackageSource;
  /** As the package registry spells it. */
  identifier: string;
  /** The exact one. */
  version: string;
  description: string;
  /** Where its source is said to lie, as it is said; the first that is usable counts. */
  repositories: { url: string; subfolder: string | null }[];
  websiteUrl: string | null;
  /** Names of MCP servers the package says it is. */
  serverNames: string[];
  notes: DraftNote[];
}
