import { v7 as uuid } from "uuid";
import { can } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import type { Change } from "@/lib/audit/write";
import { announceAccess } from "@/lib/catalog/feed";
import { type ImportedVersion, listImported } from "@/lib/catalog/list-imported";
import type { CatalogRow } from "@/lib/catalog/lookup-service";
import { remoteUrlHolders } from "@/lib/catalog/remote-urls";
import { lockTexts } from "@/lib/db/transaction";
import { serverNameKey } from "@/lib/manifest/names";
import { surfaceDigest } from "@/lib/manifest/surface-digest";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import { openReviews } from "@/lib/review/open";
import type { AcceptedManifest } from "@/lib/submission/accept";
import { type BatchRefusal, planBatch } from "@/lib/submission/batch-plan";
import {
  findNamespaces,
  insertNamespaces,
  insertRevisions,
  insertServers,
  insertSurfaces,
  insertVersions,
  lockServersByKey,
  versionFacts,
} from "@/lib/submission/batch-repository";
import { namespaceOf } from "@/lib/submission/repository";

/** A manifest of a batch, with what its publisher has said of it elsewhere. */
export interface BatchEntry {
  accepted: AcceptedManifest;
  publisherStatus: "active" | "deprecated" | "deleted";
  statusMessage: string | null;
  /** When it was published there; null: now. */
  publishedAt: Date | null;
  /** What it offers to a model, where that came with it. */
  surface: ToolSurface | null;
}

/** Where a batch goes. `list`: without votes, with basis `import`. */
export interface BatchTarget {
  catalog: CatalogRow;
  list: boolean;
  importId: string;
  reason: string | null;
}

type Server = { id: string; name: string };

async function plan(step: Change, caller: Caller, entries: readonly BatchEntry[]): Promise<{ refusals: (BatchRefusal | null)[]; servers: Map<string, Server> }> {
  const wanted = entries.map(({ accepted }) => accepted.manifest);
  const keys = [...new Set(wanted.map(({ name }) => serverNameKey(name)))];
  await lockTexts(step.tx, keys.map((key) => `server:${key}`));
  const existing = await lockServersByKey(step.tx, keys);
  const candidates = entries.map(({ accepted, publisherStatus }) => ({
    name: accepted.manifest.name,
    version: accepted.manifest.version,
    claimedUrls: accepted.remoteUrlsUnique && publisherStatus !== "deleted" ? accepted.remoteUrls : [],
  }));
  const facts = await versionFacts(step.tx, existing, wanted);
  const urlHolders = await remoteUrlHolders(step.tx, [...new Set(candidates.flatMap(({ claimedUrls }) => claimedUrls))]);
  const refusals = planBatch(candidates, { ...facts, urlHolders }, (namespace) => can(caller.viewer, "publish", { namespace }));
  return { refusals, servers: new Map(existing.map(({ id, name, nameKey }) => [nameKey, { id, name }])) };
}

/** Adds the namespaces that do not exist yet; only an admin's rights reach so far. Answers all of them by lower-case name. */
async function ensureNamespaces(step: Change, caller: Caller, names: readonly string[]): Promise<Map<string, string>> {
  const byKey = new Map(names.map((name) => [serverNameKey(name), name]));
  await lockTexts(step.tx, [...byKey.keys()].map((key) => `namespace:${key}`));
  const ids = await findNamespaces(step.tx, [...byKey.keys()]);
  const added = [...byKey].filter(([key]) => !ids.has(key)).map(([key, name]) => ({ id: uuid(), key, name }));
  if (added.length === 0) return ids;
  await insertNamespaces(step.tx, added, caller.viewer.principalId);
  for (const { id, key } of added) ids.set(key, id);
  step.record({ action: "namespace.create", object: added.length === 1 ? (added[0]?.name ?? "") : "import", objectIds: added.flatMap(({ id, name }) => [id, name]) });
  announceAccess(step);
  return ids;
}

/** Adds the servers that do not exist yet to `servers`. */
async function ensureServers(step: Change, caller: Caller, names: readonly string[], servers: Map<string, Server>): Promise<void> {
  const fresh = new Map<string, string>();
  for (const name of names) if (!servers.has(serverNameKey(name))) fresh.set(serverNameKey(name), name);
  if (fresh.size === 0) return;
  const namespaces = await ensureNamespaces(step, caller, [...new Set([...fresh.values()].map(namespaceOf))]);
  const rows = [...fresh].map(([key, name]) => ({ id: uuid(), key, name, namespaceId: namespaces.get(serverNameKey(namespaceOf(name))) ?? "" }));
  await insertServers(step.tx, rows);
  for (const { id, key, name } of rows) servers.set(key, { id, name });
}

async function freezeAll(step: Change, caller: Caller, entries: readonly BatchEntry[], servers: ReadonlyMap<string, Server>): Promise<ImportedVersion[]> {
  const now = new Date();
  const versions = entries.map(({ accepted, publisherStatus, statusMessage, publishedAt, surface }): ImportedVersion & { statusMessage: string | null } => {
    const { name, version } = accepted.manifest;
    const server = servers.get(serverNameKey(name)) ?? { id: "", name };
    const ids = { serverId: server.id, serverName: server.name, versionId: uuid(), revisionId: uuid() };
    return { ...ids, surface: surface === null ? null : { id: uuid(), digest: surfaceDigest(surface) }, version, digest: accepted.digest, publisherStatus, statusMessage, publishedAt: publishedAt ?? now };
  });
  await insertVersions(step.tx, versions.map(({ versionId, ...rest }) => ({ id: versionId, ...rest })));
  const revisions = entries.map(({ accepted }, index) => ({
    id: versions[index]?.revisionId ?? "",
    versionId: versions[index]?.versionId ?? "",
    raw: Buffer.from(accepted.raw).toString("utf8"),
    canonical: accepted.canonical,
    digest: accepted.digest,
    schemaVersion: accepted.schemaVersion,
    remoteUrls: accepted.remoteUrls,
  }));
  const { principalId, responsibleId, token } = caller.viewer;
  await insertRevisions(step.tx, revisions, { principalId, responsibleId, tokenId: token?.id ?? null });
  await declareAll(step, caller, entries, versions);
  return versions;
}

/** Declares the tool surfaces that came with the entries. */
async function declareAll(step: Change, caller: Caller, entries: readonly BatchEntry[], versions: readonly ImportedVersion[]): Promise<void> {
  const declared = versions.flatMap(({ revisionId, surface }, index) => (surface === null ? [] : [{ ...surface, revisionId, document: entries[index]?.surface ?? null }]));
  if (declared.length === 0) return;
  const { principalId, responsibleId } = caller.viewer;
  await insertSurfaces(step.tx, declared, { principalId, responsibleId });
  step.record({ action: "version.tools", object: "import", objectIds: declared.flatMap(({ id, revisionId }) => [id, revisionId]), after: { surfaces: declared.length } });
}

async function openAll(step: Change, caller: Caller, versions: readonly ImportedVersion[], { catalog, importId, reason }: BatchTarget): Promise<void> {
  const reviews = await openReviews(step, caller, versions, catalog.id);
  const names = new Set(versions.map(({ serverName }) => serverName));
  step.record({
    action: "version.submit",
    object: importId,
    objectIds: [importId, ...versions.flatMap(({ versionId, revisionId }) => [versionId, revisionId]), ...reviews, ...names],
    after: { catalogs: [catalog.slug], versions: versions.length },
    reason: reason ?? undefined,
  });
}

/**
 * Takes many manifests in, all or nothing but for those the rules refuse: freezes their bytes and opens a review of each,
 * or lists them when the import may. The same locks as a single publish, so that of two writers of one version one wins.
 * Answers for each entry null, or why it was refused.
 *
 * Throws `forbidden` when the policy in force does not allow to list.
 */
export async function submitBatch(step: Change, caller: Caller, entries: readonly BatchEntry[], target: BatchTarget): Promise<(BatchRefusal | null)[]> {
  if (entries.length === 0) return [];
  const { refusals, servers } = await plan(step, caller, entries);
  const taken = entries.filter((_, index) => refusals[index] === null);
  if (taken.length === 0) return refusals;
  await ensureServers(step, caller, taken.map(({ accepted }) => accepted.manifest.name), servers);
  const versions = await freezeAll(step, caller, taken, servers);
  if (target.list) await listImported(step, versions, target);
  else await openAll(step, caller, versions, target);
  return refusals;
}
