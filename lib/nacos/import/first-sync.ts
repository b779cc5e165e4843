import { isDeepStrictEqual } from "node:util";
import { type CanonicalServer, canonicalServer } from "../canonical";
import type { ListedServer, ObservedServer } from "../client/schema";
import { toNacosServer } from "../mapper";
import { observedVersions } from "../observed";
import type { Submission } from "./mapper";
import { entryName, keepsWords } from "./origin";
import { type FirstSync, FIRST_SYNC_PARTS, type FirstSyncPart } from "./preview-schema";

/**
 * What the first sync does to an entry once exactly this submission is listed: the entry under its id and name, as the mapper would
 * write it, compared with what stands there by the canonical form of nacos.md §7.6. Pure.
 */
export function firstSync({ manifest, surface, publisherStatus }: Submission, entry: ObservedServer, listed: ListedServer | null, namespaceId: string): FirstSync {
  const place = { name: entryName(entry.name, manifest.name), id: entry.id, namespaceId, releasedAt: new Date(0), enabled: true, status: publisherStatus };
  const written = toNacosServer({ manifest, surface, ...place });
  if ("refused" in written) return { outcome: "removes", changes: [], reason: written.sentence };
  const changes = [
    ...changedParts(canonicalServer(keepsWords(written, manifest)), canonicalServer(entry)),
    ...(observedVersions(entry).length > 1 ? ["versions" as const] : []),
    ...(entry.enabled && listed?.enabled !== false ? [] : ["enabled" as const]),
  ];
  return { outcome: changes.length === 0 ? "nothing" : "changes", changes, reason: null };
}

function changedParts(written: CanonicalServer, found: CanonicalServer): FirstSyncPart[] {
  const changed = FIRST_SYNC_PARTS.filter((part) => !isDeepStrictEqual(written.content[part], found.content[part]));
  return isDeepStrictEqual(written.endpoints, found.endpoints) ? changed : [...changed, "endpoints"];
}
