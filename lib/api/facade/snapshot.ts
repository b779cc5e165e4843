import type { CatalogView } from "@/lib/catalog/catalog-view";
import { compareCodeUnits } from "@/lib/catalog/projection";
import { manifestOf, type ServedEntry, surfaceOf } from "@/lib/catalog/served-entry";
import type { NacosAnswer } from "@/lib/nacos/answers";
import { nacosServerId } from "@/lib/nacos/identity";
import { type NacosRefusal, toNacosListItem, toNacosServer } from "@/lib/nacos/mapper";
import { nameMap } from "@/lib/nacos/name";
import type { ServerIndex } from "@/lib/nacos/page";
import { registryNotice } from "@/lib/nacos/placeholder";
import type { NacosListItem, NacosServerDetail } from "@/lib/nacos/schema";

/** One catalog as Nacos would hold it. List and detail come from the same snapshot (nacos.md §3.3). */
export interface FacadeSnapshot extends ServerIndex {
  items: readonly NacosListItem[];
  /** By registry name: what a search of ours found, as routers know it. */
  byServer: ReadonlyMap<string, NacosServerDetail>;
  /** The answer to a request as text; routers ask the same few things every few seconds. */
  prepared(request: string, answer: () => NacosAnswer): PreparedText;
}

export interface PreparedText {
  status: number;
  text: string;
}

/** Answers kept per snapshot; a router asks for one list and the details of what it lists. */
const MAX_PREPARED = 1_000;

interface Mapped {
  name: string;
  server: NacosServerDetail | NacosRefusal;
}

const snapshots = new WeakMap<CatalogView, { revision: number; snapshot: FacadeSnapshot }>();
/** Mapping is the dear part; an entry keeps its own until it is replaced. */
const mappings = new WeakMap<ServedEntry, Mapped>();

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

function buildSnapshot(view: CatalogView): FacadeSnapshot {
  const namespaceId = view.facts.slug;
  const entries = view.servers.flatMap(({ latest }) => (latest?.state === "active" ? [latest] : [])).sort(byUsefulness);
  const names = nameMap(entries.map(({ serverName }) => serverName));
  const byServer = new Map<string, NacosServerDetail>();
  for (const entry of entries) {
    const server = mapEntry(entry, names.get(entry.serverName) ?? entry.serverName, namespaceId);
    if (!("refused" in server)) byServer.set(entry.serverName, server);
  }
  const served = [...byServer.values()];
  if (served.length === 0) served.push(registryNotice(namespaceId));
  return {
    namespaceId,
    items: served.map(toNacosListItem),
    byServer,
    byId: new Map(served.map((server) => [server.id, server])),
    byName: new Map(served.map((server) => [server.name, server])),
    prepared: preparedTexts(),
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

function preparedTexts(): FacadeSnapshot["prepared"] {
  const texts = new Map<string, PreparedText>();
  return (request, answer) => {
    const known = texts.get(request);
    if (known !== undefined) return known;
    const { status, body } = answer();
    const text = { status, text: JSON.stringify(body) };
    // Refusals are not kept: anybody can make up requests that fail. Passwords stand in headers or are not kept either.
    if (status === 200 && texts.size < MAX_PREPARED && !/password|token/i.test(request)) texts.set(request, text);
    return text;
  };
}

function mapEntry(entry: ServedEntry, name: string, namespaceId: string): NacosServerDetail | NacosRefusal {
  const known = mappings.get(entry);
  if (known?.name === name) return known.server;
  const server = toNacosServer({
    manifest: manifestOf(entry),
    surface: surfaceOf(entry),
    name,
    id: nacosServerId(namespaceId, entry.serverName),
    namespaceId,
    releasedAt: entry.listing.listedAt,
    enabled: true,
    status: entry.listing.publisherStatus === "deprecated" ? "deprecated" : "active",
  });
  mappings.set(entry, { name, server });
  return server;
}
