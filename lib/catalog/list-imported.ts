import { v7 as uuid } from "uuid";
import type { Change } from "@/lib/audit/write";
import { announce, type CatalogEventInput } from "@/lib/catalog/feed";
import { insertImportedListings, listedVersions, touchListings } from "@/lib/catalog/imported-listing-repository";
import { type Candidate, latestOf } from "@/lib/catalog/listing-state";
import { type CatalogRow, policyInForce } from "@/lib/catalog/lookup-service";
import { giveShortKeys } from "@/lib/catalog/short-key-service";
import { AppError } from "@/lib/http/errors";
import { fetchIcons } from "@/lib/jobs/definitions";

/** A version that an import has just made: nobody has decided about it before. */
export interface ImportedVersion {
  serverId: string;
  serverName: string;
  versionId: string;
  version: string;
  revisionId: string;
  digest: string;
  /** Its tool surface, if it has one. */
  surface: { id: string; digest: string } | null;
  publisherStatus: "active" | "deprecated" | "deleted";
  publishedAt: Date;
}

const DAY_MS = 86_400_000;

/**
 * Lists imported versions without votes, with basis `import` (governance.md §4): one audit entry `listing.import` that
 * names every listing, and for each an event in the feed, with a second one where `latest` of its server moved.
 * The servers' rows must be locked. Throws `forbidden` unless the policy in force has `allowImport`.
 */
export async function listImported(change: Change, versions: readonly ImportedVersion[], by: { catalog: CatalogRow; importId: string; reason: string | null }): Promise<void> {
  const { catalog, importId, reason } = by;
  const policy = await policyInForce(change.tx, catalog.id);
  if (!policy.document.allowImport) throw new AppError("forbidden", `The policy of the catalog "${catalog.slug}" does not allow to list by import.`);
  const at = new Date();
  const ttlDays = policy.document.approvalTtlDays;
  const expiresAt = ttlDays === null ? null : new Date(at.getTime() + ttlDays * DAY_MS);
  const before = await latestByServer(change, versions, catalog.id);
  const listings = versions.map(({ versionId, revisionId, surface }) => ({ id: uuid(), versionId, revisionId, surfaceId: surface?.id ?? null }));
  await insertImportedListings(change.tx, listings, { catalogId: catalog.id, policyId: policy.id, at, expiresAt });
  await giveShortKeys(change, catalog.id, versions.map(({ serverId, serverName }) => ({ id: serverId, name: serverName })));
  await fetchIcons(change.tx, versions.map(({ revisionId }) => revisionId));
  const moves = await moveLatest(change, versions, before, { catalogId: catalog.id, expiresAt, at });
  announce(change, [...versions.map((version) => eventOf(version, catalog.id, "listed")), ...moves]);
  change.record({
    action: "listing.import",
    object: importId,
    // The listings come first: a trigger looks for each of them here.
    objectIds: [...listings.map(({ id }) => id), importId, ...versions.map(({ versionId }) => versionId), ...new Set(versions.map(({ serverName }) => serverName))],
    after: { catalog: catalog.slug, versions: versions.length, policy: policy.version },
    reason: reason ?? undefined,
  });
}

interface Standing extends Candidate {
  /** Null: one of this batch. */
  listingId: string | null;
  event: Omit<CatalogEventInput, "kind">;
}

function eventOf({ serverId, serverName, version, digest }: ImportedVersion, catalogId: string, kind: CatalogEventInput["kind"]): CatalogEventInput {
  return { catalogId, kind, serverId, serverName, version, digest };
}

/** What was `latest` of each server that had listings in the catalog. */
async function latestByServer(change: Change, versions: readonly ImportedVersion[], catalogId: string): Promise<Map<string, Standing>> {
  const serverIds = [...new Set(versions.map(({ serverId }) => serverId))];
  const rows = (await listedVersions(change.tx, serverIds, catalogId)).map(({ listingId, serverId, serverName, digest, ...facts }): Standing => {
    return { ...facts, listingId, event: { catalogId, serverId, serverName, version: facts.version, digest } };
  });
  const latest = new Map<string, Standing>();
  for (const [serverId, own] of groupBy(rows, ({ event }) => event.serverId)) {
    const found = latestOf(own, new Date());
    if (found !== undefined) latest.set(serverId, found);
  }
  return latest;
}

/** The events for each move of `latest`, which name both versions; touches the one that lost it. */
async function moveLatest(
  change: Change,
  versions: readonly ImportedVersion[],
  before: ReadonlyMap<string, Standing>,
  { catalogId, expiresAt, at }: { catalogId: string; expiresAt: Date | null; at: Date },
): Promise<CatalogEventInput[]> {
  const events: CatalogEventInput[] = [];
  const dethroned: string[] = [];
  for (const [serverId, own] of groupBy(versions, (version) => version.serverId)) {
    const previous = before.get(serverId);
    const fresh = own.map((version): Standing => {
      const { kind: _kind, ...event } = eventOf(version, catalogId, "latest");
      const { publisherStatus, publishedAt } = version;
      return { suspended: false, withdrawnByAdmin: false, publisherStatus, expiresAt, version: version.version, publishedAt, listingId: null, event };
    });
    const latest = latestOf(previous === undefined ? fresh : [previous, ...fresh], at);
    if (latest === undefined || latest === previous) continue;
    events.push({ ...latest.event, kind: "latest", previousVersion: previous?.version ?? null });
    if (previous?.listingId != null) dethroned.push(previous.listingId);
  }
  if (dethroned.length > 0) await touchListings(change.tx, dethroned, at);
  return events;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
