import { LRUCache } from "lru-cache";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { compareCodeUnits } from "@/lib/catalog/projection";
import { manifestOf, type ServedEntry, surfaceOf } from "@/lib/catalog/served-entry";
import { nacosServerId } from "@/lib/nacos/identity";
import { toNacosServer } from "@/lib/nacos/mapper";
import { nameMap } from "@/lib/nacos/name";
import type { ServerIndex } from "@/lib/nacos/page";
import { registryNotice } from "@/lib/nacos/placeholder";
import type { NacosServerDetail } from "@/lib/nacos/schema";
import type { Manifest } from "@/lib/manifest/schema";

/** One catalog as Nacos would hold it. List and detail come from the same snapshot (nacos.md §3.3). */
export interface FacadeSnapshot extends ServerIndex {
  /** By registry name: what a search of ours found, as routers know it. */
  byServer(serverName: string): NacosServerDetail | undefined;
  /** The version that a detail asked for like this gives; undefined for none, and for the notice of an empty catalog. */
  entryOf(query: { mcpId?: string | undefined; mcpName?: string | undefined }): ServedEntry | undefined;
  /** Answers already written as bytes; they end with the snapshot. */
  readonly prepared: LRUCache<string, Buffer<ArrayBuffer>>;
}

/** What is known of an entry for as long as it is served. */
interface Identity {
  id: string;
  /** Whether Nacos could hold it. */
  isServable: boolean;
}

/** With what was asked: anybody can make up names. */
const MAX_PREPARED_BYTES = 8 * 1024 * 1024;
/** Details at hand, tools and all: a router asks for the first hundred again and again, and hardly for the rest. */
const MAX_DETAILS = 1_000;

const snapshots = new WeakMap<CatalogView, { revision: number; snapshot: FacadeSnapshot }>();
const identities = new WeakMap<ServedEntry, Identity>();
const details = new LRUCache<ServedEntry, { name: string; server: NacosServerDetail }>({ max: MAX_DETAILS });

/**
 * The snapshot of what a catalog serves now: active latest versions only. What the mapper refuses is not listed, and an
 * empty catalog has one harmless entry, because routers ignore an empty list.
 */
export function facadeSnapshot(view: CatalogView): FacadeSnapshot {
  const known = snapshots.get(view);
  if (known?.revision === view.revision) return known.snapshot;
  const snapshot = buildSnapshot(view);
  snapshots.set(view, { revision: view.revision, snapshot });
  return snapshot;
}

/** Does what is dear of a snapshot for one entry ahead of time. False when that was done before. */
export function mapAhead(view: CatalogView, entry: ServedEntry): boolean {
  if (entry.state !== "active" || identities.has(entry)) return false;
  identityOf(entry, view.facts.slug);
  return true;
}

function buildSnapshot(view: CatalogView): FacadeSnapshot {
  const namespaceId = view.facts.slug;
  const entries = view.servers.flatMap(({ latest }) => (latest?.state === "active" ? [latest] : [])).sort(byUsefulness);
  // Of all that were ever listed, as in Nacos: a suspension, or a refusal, changes nobody else's name.
  const names = nameMap(view.servers.map(({ serverName }) => serverName));
  const nameOf = (entry: ServedEntry) => names.get(entry.serverName) ?? entry.serverName;
  const served = entries.filter((entry) => identityOf(entry, namespaceId).isServable);
  const prepared = new LRUCache<string, Buffer<ArrayBuffer>>({ maxSize: MAX_PREPARED_BYTES, sizeCalculation: ({ length }, key) => length + key.length });
  if (served.length === 0) return { ...noticeOnly(namespaceId), prepared };
  const byName = new Map(served.map((entry) => [nameOf(entry), entry]));
  const byId = new Map(served.map((entry) => [identityOf(entry, namespaceId).id, entry]));
  const byServer = new Map(served.map((entry) => [entry.serverName, entry]));
  const detail = (entry: ServedEntry | undefined) => entry && detailOf(entry, nameOf(entry), namespaceId);
  return {
    namespaceId,
    names: [...byName.keys()],
    byName: (name) => detail(byName.get(name)),
    byId: (id) => detail(byId.get(id)),
    byServer: (serverName) => detail(byServer.get(serverName)),
    entryOf: ({ mcpId, mcpName = "" }) => (mcpId ? byId.get(mcpId) : byName.get(mcpName)),
    prepared,
  };
}

function noticeOnly(namespaceId: string): Omit<FacadeSnapshot, "prepared"> {
  const notice = registryNotice(namespaceId);
  return {
    namespaceId,
    names: [notice.name],
    byName: (name) => (name === notice.name ? notice : undefined),
    byId: (id) => (id === notice.id ? notice : undefined),
    byServer: () => undefined,
    entryOf: () => undefined,
  };
}

/**
 * The TypeScript router reads the first hundred servers of a list and no more (nacos.md §3.2), so what is deprecated
 * comes last and what was listed lately first. Ties by name: every process gives the same order.
 */
function byUsefulness(a: ServedEntry, b: ServedEntry): number {
  const isDeprecated = ({ listing }: ServedEntry) => Number(listing.publisherStatus === "deprecated");
  return isDeprecated(a) - isDeprecated(b) || b.listing.listedAt.getTime() - a.listing.listedAt.getTime() || compareCodeUnits(a.serverName, b.serverName);
}

function identityOf(entry: ServedEntry, namespaceId: string): Identity {
  const known = identities.get(entry);
  if (known !== undefined) return known;
  // Only whether it can be mapped: 28,000 details with their tools would fill the memory of a process.
  const isServable = !("refused" in mapped(entry, entry.serverName, namespaceId));
  const identity = { id: nacosServerId(namespaceId, entry.serverName), isServable };
  identities.set(entry, identity);
  return identity;
}

function detailOf(entry: ServedEntry, name: string, namespaceId: string): NacosServerDetail | undefined {
  const known = details.get(entry);
  if (known?.name === name) return known.server;
  const server = mapped(entry, name, namespaceId);
  if ("refused" in server) return undefined;
  details.set(entry, { name, server });
  return server;
}

function mapped(entry: ServedEntry, name: string, namespaceId: string): ReturnType<typeof toNacosServer> {
  return toNacosServer({
    manifest: pointing(manifestOf(entry), entry),
    surface: surfaceOf(entry),
    name,
    id: identities.get(entry)?.id ?? nacosServerId(namespaceId, entry.serverName),
    namespaceId,
    releasedAt: entry.listing.listedAt,
    enabled: true,
    status: entry.listing.publisherStatus === "deprecated" ? "deprecated" : "active",
  });
}

/** Routers and the models behind them read the description and nothing else: what replaces a server is said there. */
function pointing(manifest: Manifest, { replacement }: ServedEntry): Manifest {
  return replacement === null ? manifest : { ...manifest, description: `${manifest.description} Deprecated: use ${replacement} instead.` };
}
