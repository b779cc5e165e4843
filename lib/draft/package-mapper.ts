import { plainText } from "@/lib/catalog/plain-text";
import type { PackageFacts } from "@/lib/draft/package-facts-schema";
import { repositoryLink, type RepositoryLink } from "@/lib/draft/repository-link";
import type { Draft, DraftNote } from "@/lib/draft/schema";
import { draftName, type NamingRights } from "@/lib/draft/server-name";
import { OFFICIAL_RULES } from "@/lib/manifest/rules-config";
import { CURRENT_SCHEMA_URL } from "@/lib/manifest/schema";

/** What this installation adds to the facts of a package. */
export interface PackageSurroundings extends NamingRights {
  /** Null: the official registry of its type, which manifests leave unnamed. */
  registryBaseUrl: string | null;
}

/**
 * A server.json that runs one version of a package over stdio, with what its metadata says. Inputs and tools are in no
 * package metadata: a note says so of every draft.
 */
export function packageDraft(facts: PackageFacts, { registryBaseUrl, ...rights }: PackageSurroundings): Draft {
  const { name, notes: naming } = draftName(facts.serverNames, facts.identifier, rights);
  const { description, notes: describing } = describe(facts.description);
  const repository = usableRepository(facts);
  const websiteUrl = websiteOf(facts, repository);
  return {
    manifest: {
      $schema: CURRENT_SCHEMA_URL,
      name,
      description,
      ...(repository !== null && { repository }),
      ...(websiteUrl !== null && { websiteUrl }),
      version: facts.version,
      packages: [
        {
          registryType: facts.registryType,
          ...(registryBaseUrl !== null && { registryBaseUrl }),
          identifier: facts.identifier,
          version: facts.version,
          transport: { type: "stdio" },
        },
      ],
    },
    tools: null,
    notes: [...facts.notes, ...naming, ...describing, ...repositoryNotes(facts, repository), { code: "inputs_unknown", value: null }, { code: "tools_unknown", value: null }],
  };
}

/** One line of at most as many letters as the official registry takes. */
export function describe(text: string): { description: string; notes: DraftNote[] } {
  const description = plainText(text, OFFICIAL_RULES.maxDescriptionLength);
  if (description === "") return { description, notes: [{ code: "description_missing", value: null }] };
  const whole = plainText(text, Number.POSITIVE_INFINITY);
  return { description, notes: whole === description ? [] : [{ code: "description_shortened", value: whole }] };
}

function usableRepository({ repositories }: PackageFacts): RepositoryLink | null {
  for (const { url, subfolder } of repositories) {
    const link = repositoryLink(url, subfolder);
    if (link !== null) return link;
  }
  return null;
}

function repositoryNotes({ repositories }: PackageFacts, repository: RepositoryLink | null): DraftNote[] {
  if (repository !== null) return [];
  const [said] = repositories;
  return [said === undefined ? { code: "repository_missing", value: null } : { code: "repository_unusable", value: said.url }];
}

/** The front page of the repository says nothing that the repository does not. */
function websiteOf({ websiteUrl }: PackageFacts, repository: RepositoryLink | null): string | null {
  if (websiteUrl === null || !URL.canParse(websiteUrl)) return null;
  const { protocol, href } = new URL(websiteUrl);
  if (protocol !== "https:" || (repository !== null && href.toLowerCase().startsWith(repository.url.toLowerCase()))) return null;
  return websiteUrl;
}
