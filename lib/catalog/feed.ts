import type { Change } from "@/lib/audit/write";
import { insertEvents } from "@/lib/catalog/feed-repository";
import { wakeTargets } from "@/lib/jobs/definitions";

/**
 * Writing to the feed: the only way a decision reaches readers.
 *
 * The order is safe because of the trigger `catalog_event_order`: a number is given under a lock that is held until
 * commit, so `seq` follows commit order and no late commit ever appears below a number a reader has seen.
 */
export type CatalogEventKind = "listed" | "suspended" | "reinstated" | "withdrawn" | "expired" | "status" | "latest";

export interface CatalogEventInput {
  catalogId: string;
  kind: CatalogEventKind;
  serverId: string;
  serverName: string;
  version: string;
  digest: string;
  /** Kind `latest`: the version that lost the flag, so that one event names both. */
  previousVersion?: string | null;
}

/**
 * Adds events to a change; they are inserted, in this order, just before it commits. By the trigger `wish_for_targets` each
 * is a wish for the Nacos targets of its catalog too, which are woken with the commit.
 */
export function announce(change: Change, events: readonly CatalogEventInput[]): void {
  change.beforeCommit(async (tx) => {
    if (events.length === 0) return;
    await insertEvents(tx, events);
    await wakeTargets(tx, events.map(({ catalogId }) => catalogId));
  });
}

/**
 * Tells every process that something beside the listings of servers changed, such as their categories: they are read again.
 * Kind `access`, because no client of a catalog is told; not even when one of them is in no catalog.
 */
export function announceServers(change: Change, serverIds: readonly string[]): void {
  change.beforeCommit(async (tx) => {
    if (serverIds.length > 0) await tx.catalogEvent.createMany({ data: serverIds.map((serverId) => ({ seq: 0, kind: "access", serverId })) });
  });
}

/** Tells every process that tokens, people or audiences changed. Never shown in `/changes`. */
export function announceAccess(change: Change): void {
  change.beforeCommit(async (tx) => {
    await tx.catalogEvent.create({ data: { seq: 0, kind: "access" }, select: { kind: true } });
  });
}
