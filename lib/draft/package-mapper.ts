import { plainText } from "@/lib/catalog/plain-text";
import { draftNote } from "@/lib/draft/note";
import type { PackageFacts } from "@/lib/draft/package-facts-schema";
import { repositoryLink, type RepositoryLink } from "@/lib/draft/repository-link";
import type { Draft, DraftNote } from "@/lib/draft/schema";
import { draftName, type NamingRights } from "@/lib/draft/server-name";
import type { UpstreamStanding } from "@/lib/draft/upstream-standing";
import { OFFICIAL_RULES } from "@/lib/manifest/rules-config";
import { CURRENT_SCHEMA_URL } from "@/lib/manifest/schema";

const MAX_URL = 2048;

/** What this installation adds to the facts of a package. */
export interface PackageSurroundings extends NamingRights {
  registry: UpstreamStanding;
}

/**
 * A server.json that runs one version of a package over stdio, with what its metadata says. Inputs and tools are in no
 * package metadata: a note says so of every draft.
 */
export function packageDraft(facts: PackageFacts, { registry, ...rights }: PackageSurroundings): Draft {
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
          ...(registry.namedAs !== null && { registryBaseUrl: registry.namedAs }),
          identifier: facts.identifier,
          version: facts.version,
          transport: { type: "stdio" },
        },
      ],
    },
    tools: null,
    notes: [...facts.notes, ...registryNotes(facts, registry), ...naming, ...describing, ...repositoryNotes(facts, repository), draftNote("inputs_unknown"), draftNote("tools_unknown")],
  };
}

/** One line of at most as many letters as the official registry takes. */
export function describe(text: string): { description: string; notes: DraftNote[] } {
  const description = plainText(text, OFFICIAL_RULES.maxDescriptionLength);
  if (description === "") return { description, notes: [draftNote("description_missing")] };
  const isWhole = plainText(text, Number.POSITIVE_INFINITY) === description;
  return { description, notes: isWhole ? [] : [draftNote("description_shortened", text)] };
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
  return [said === undefined ? draftNote("repository_missing") : draftNote("repository_unusable", said.url)];
}

/** Clients would ask the public registry for a name that only this installation's own registry was asked for. */
function registryNotes({ identifier }: PackageFacts, { isUnlisted }: UpstreamStanding): DraftNote[] {
  return isUnlisted ? [draftNote("registry_unlisted", identifier)] : [];
}

/** The front page of the repository says nothing that the repository does not. */
function websiteOf({ websiteUrl }: PackageFacts, repository: RepositoryLink | null): string | null {
  if (websiteUrl === null || !URL.canParse(websiteUrl)) return null;
  const { protocol, href } = new URL(websiteUrl);
  if (protocol !== "https:" || (repository !== null && href.toLowerCase().startsWith(repository.url.toLowerCase()))) return null;
  // Whatever else stands in it is escaped, so that what is read is what is meant.
  const address = /^[!-~]+$/.test(websiteUrl) ? websiteUrl : href;
  return address.length <= MAX_URL ? address : null;
}
