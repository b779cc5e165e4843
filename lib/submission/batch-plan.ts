import { serverNameKey, splitServerName } from "@/lib/manifest/names";
import type { ErrorCode } from "@/lib/http/errors";

/** What is asked of an entry of a batch before it may become a version. */
export interface BatchCandidate {
  name: string;
  version: string;
  /** URLs that must belong to this server alone; empty where this installation does not mind. */
  claimedUrls: readonly string[];
}

/** What the registry knew when the batch began. Server names are lower-case keys. */
export interface BatchFacts {
  servers: ReadonlyMap<string, { id: string; name: string; versions: number }>;
  /** `versionKey` of every candidate that exists already. */
  known: ReadonlySet<string>;
  /** Ids of the servers that use a URL. */
  urlHolders: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface BatchRefusal {
  code: ErrorCode;
  reason: string;
}

/** registry-api.md §1.6. */
export const MAX_VERSIONS = 10_000;

/** One text for a server and a version; a line feed is in neither. */
export function versionKey(name: string, version: string): string {
  return `${serverNameKey(name)}\n${version}`;
}

/**
 * Which entries of a batch become versions, in their order: null, or why not. The same rules as for one publish after the
 * other, with one difference: a version that is known here is refused, whatever its bytes are (governance.md §4, imports).
 */
export function planBatch(
  candidates: readonly BatchCandidate[],
  facts: BatchFacts,
  mayPublish: (namespace: string) => boolean,
): (BatchRefusal | null)[] {
  const taken = new Taken(facts);
  return candidates.map((candidate) => {
    const refusal = mayPublish(splitServerName(candidate.name).namespace) ? taken.refusal(candidate) : forbidden(candidate.name);
    if (refusal === null) taken.add(candidate);
    return refusal;
  });
}

/** What is taken by the registry and by the entries before. */
class Taken {
  private readonly names = new Map<string, string>();
  private readonly versions = new Set<string>();
  private readonly counts = new Map<string, number>();
  private readonly urls = new Map<string, string>();

  constructor(private readonly facts: BatchFacts) {}

  refusal({ name, version, claimedUrls }: BatchCandidate): BatchRefusal | null {
    const key = serverNameKey(name);
    const server = this.facts.servers.get(key);
    const spelling = server?.name ?? this.names.get(key) ?? name;
    if (spelling !== name) return { code: "name_taken", reason: `The server exists as "${spelling}"; names differ by more than upper and lower case.` };
    if (this.facts.known.has(versionKey(name, version))) return { code: "version_exists", reason: "This version is already known here." };
    if (this.versions.has(versionKey(name, version))) return { code: "version_exists", reason: "The file has this version twice; the first one counts." };
    if ((server?.versions ?? 0) + (this.counts.get(key) ?? 0) >= MAX_VERSIONS) {
      return { code: "conflict", reason: `The server has ${MAX_VERSIONS} versions, which is the most there may be.` };
    }
    const url = claimedUrls.find((claimed) => this.isForeign(claimed, key, server?.id));
    return url === undefined ? null : { code: "conflict", reason: `remote URL ${url} is already used by server with another name` };
  }

  add({ name, version, claimedUrls }: BatchCandidate): void {
    const key = serverNameKey(name);
    this.names.set(key, name);
    this.versions.add(versionKey(name, version));
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    for (const url of claimedUrls) this.urls.set(url, key);
  }

  private isForeign(url: string, key: string, serverId: string | undefined): boolean {
    const holders = this.facts.urlHolders.get(url);
    if (holders !== undefined && [...holders].some((id) => id !== serverId)) return true;
    const claimant = this.urls.get(url);
    return claimant !== undefined && claimant !== key;
  }
}

function forbidden(name: string): BatchRefusal {
  return { code: "forbidden", reason: `You may not publish into the namespace "${splitServerName(name).namespace}".` };
}
