import type { ServerDetail } from "@/lib/submission/detail-schema";
import type { Assurance, SecurityFact, SecurityFactId } from "@/lib/submission/security-schema";

type Facts = Pick<ServerDetail, "version" | "packages" | "remotes" | "tools"> & {
  /** Names of all inputs that are secrets, wherever in the manifest they stand. */
  secretNames: string[];
};

type UnlistedFacts = Omit<Facts, "version">;

/** All facts, in the order in which a developer asks: who vouches, what runs, where it connects, what it takes, what it may do. */
export function securityFacts(facts: Facts): SecurityFact[] {
  return [vouched(facts), ...unlistedSecurityFacts(facts)];
}

/** The same without who vouches: nobody has decided yet. */
export function unlistedSecurityFacts(facts: UnlistedFacts): SecurityFact[] {
  return [...running(facts), ...connecting(facts), asking(facts), ...acting(facts), fact("provenanceUnknown", "unknown"), fact("vulnerabilitiesUnknown", "unknown")];
}

function fact(id: SecurityFactId, assurance: Assurance, items: string[] = []): SecurityFact {
  return { id, assurance, items: [...new Set(items)] };
}

/** The weakest ground of the catalogs that list it counts. */
function vouched({ version }: Facts): SecurityFact {
  const active = version.listings.filter(({ state }) => state === "active");
  const listedBy = (basis: (typeof active)[number]["basis"]) => active.filter((listing) => listing.basis === basis).map(({ catalog }) => catalog);
  if (active.length === 0) return fact("notListed", "attention");
  if (listedBy("break_glass").length > 0) return fact("emergency", "attention", listedBy("break_glass"));
  if (listedBy("import").length > 0) return fact("imported", "attention", listedBy("import"));
  return fact("reviewed", "assured", listedBy("review"));
}

function running({ packages }: UnlistedFacts): SecurityFact[] {
  if (packages.length === 0) return [];
  const nameOf = ({ identifier, version }: (typeof packages)[number]) => (version === null ? identifier : `${identifier} ${version}`);
  const loose = packages.filter(({ digest }) => digest === null);
  return [
    fact("runsLocally", "attention", packages.map(nameOf)),
    loose.length === 0 ? fact("bytesFixed", "assured", packages.map(nameOf)) : fact("bytesNotFixed", "unknown", loose.map(nameOf)),
  ];
}

function connecting({ remotes }: UnlistedFacts): SecurityFact[] {
  const plain = remotes.filter(({ url }) => url.toLowerCase().startsWith("http:"));
  return [
    ...(remotes.length === 0 ? [] : [fact("connects", "attention", remotes.map(({ url }) => hostOf(url)))]),
    ...(plain.length === 0 ? [] : [fact("unencrypted", "attention", plain.map(({ url }) => hostOf(url)))]),
  ];
}

/** The host with its port; a template that is no URL yet is shown as it is. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** A remote that declares no secret may still ask for a sign-in: nobody here knows. */
function asking({ secretNames, remotes }: UnlistedFacts): SecurityFact {
  if (secretNames.length > 0) return fact("secrets", "attention", secretNames);
  return remotes.length > 0 ? fact("signInUnknown", "unknown") : fact("noSecrets", "assured");
}

/** What tools do not do is the publisher's word alone until somebody observes it: never an assurance. */
function acting({ tools }: UnlistedFacts): SecurityFact[] {
  if (tools === null) return [fact("toolsUndeclared", "unknown")];
  if (tools.length === 0) return [fact("toolsNone", "unknown")];
  const marked = (capability: (typeof tools)[number]["capability"]) => tools.filter((tool) => tool.capability === capability).map(({ name }) => name);
  const candidates = [
    fact("toolsDestructive", "attention", marked("destructive")),
    fact("toolsWrite", "attention", marked("writes")),
    fact("toolsUnmarked", "unknown", marked("unknown")),
  ].filter(({ items }) => items.length > 0);
  return candidates.length > 0 ? candidates : [fact("toolsReadOnly", "unknown", marked("read-only"))];
}
