import { authorize, can } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { attempt, change, type Change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announce } from "@/lib/catalog/feed";
import { eventOf, followingLatest } from "@/lib/catalog/latest";
import { catalogsOfVersion, findVersion, listingsOfVersion, type VersionRow } from "@/lib/catalog/lookup-service";
import { claimRemoteUrls } from "@/lib/catalog/remote-urls";
import { replacementOf } from "@/lib/catalog/replacement";
import type { StatusChange } from "@/lib/catalog/status-schema";
import { lockedVersion } from "@/lib/catalog/suspension";
import { visibleNamespace } from "@/lib/catalog/visibility";
import { config } from "@/lib/config/config";
import { lockServer } from "@/lib/db/transaction";
import { AppError, notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";

/** Texts of the official server; its clients show them as they are. */
const NOTHING_TO_CHANGE = "No changes to apply: status and message are already set to the provided values";
const NOTHING_TO_CHANGE_BULK = "No changes to apply: all versions already have the requested status and message";
const MESSAGE_WITH_ACTIVE = "status_message cannot be provided when setting status to active";

function changesAnything(version: Pick<VersionRow, "publisherStatus" | "statusMessage">, wanted: StatusChange): boolean {
  return version.publisherStatus !== wanted.status || version.statusMessage !== (wanted.statusMessage ?? null);
}

/** A deleted version has released its remotes; another server may have taken one meanwhile (registry-api.md §1.6). */
async function claimRemotesAgain(step: Change, version: VersionRow, wanted: StatusChange): Promise<void> {
  if (version.publisherStatus !== "deleted" || wanted.status === "deleted" || !config().manifest.remoteUrlUnique) return;
  const newest = await step.tx.manifestRevision.findFirstOrThrow({ where: { versionId: version.id }, orderBy: { number: "desc" }, select: { remoteUrls: true } });
  await claimRemoteUrls(step.tx, version.serverId, newest.remoteUrls);
}

async function serverNames(step: Change, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await step.tx.server.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What the record says of a replacement: its name, as it is spelt. */
function pointingTo(names: ReadonlyMap<string, string>, id: string | null): { replacement?: string } {
  return id === null ? {} : { replacement: names.get(id) ?? id };
}

async function applyStatus(step: Change, version: VersionRow, wanted: StatusChange, replacementId: string | null): Promise<void> {
  await claimRemotesAgain(step, version, wanted);
  const now = new Date();
  const rows = await listingsOfVersion(step.tx, version.id);
  const write = async () => {
    await step.tx.version.update({
      where: { id: version.id },
      data: {
        publisherStatus: wanted.status,
        statusMessage: wanted.statusMessage ?? null,
        replacementId,
        ...(version.publisherStatus !== wanted.status && { statusChangedAt: now }),
      },
      select: { id: true },
    });
    await step.tx.listing.updateMany({ where: { versionId: version.id }, data: { updatedAt: now } });
    announce(step, rows.map((row) => eventOf(row, "status")));
  };
  // The status is one fact for all catalogs: each catalog's `latest` is compared before and after the same write.
  const nested = rows.reduceRight<() => Promise<void>>((inner, row) => () => followingLatest(step, version.serverId, row.catalogId, inner), write);
  await nested();
  const names = await serverNames(step, [version.replacementId, replacementId]);
  step.record({
    action: "version.status",
    object: version.serverName,
    objectIds: [version.id],
    before: { version: version.version, status: version.publisherStatus, message: version.statusMessage, ...pointingTo(names, version.replacementId) },
    after: { version: version.version, status: wanted.status, message: wanted.statusMessage ?? null, ...pointingTo(names, replacementId) },
  });
}

/**
 * Sets the publisher status of one version, and what replaces it. Throws `not_found`, `forbidden`, and `invalid_request` with the
 * official texts when nothing would change or a message comes with `active`, and as `replacementOf`.
 */
export async function setPublisherStatus(caller: Caller, name: { server: string; version: string }, wanted: StatusChange): Promise<void> {
  await attempt(caller, "version.status", name.server, async () => {
    if (wanted.status === "active" && wanted.statusMessage !== undefined) throw new AppError("invalid_request", MESSAGE_WITH_ACTIVE);
    await change(caller, async (step) => {
      const version = await lockedVersion(step.tx, name);
      authorizeStatus(caller, version.namespace, (await listingsOfVersion(step.tx, version.id)).length > 0);
      await authorizeEverywhere(step, caller, version);
      const replacementId = await replacementOf(step.tx, caller.viewer, version, wanted);
      if (!changesAnything(version, wanted) && replacementId === version.replacementId) throw new AppError("invalid_request", NOTHING_TO_CHANGE);
      await applyStatus(step, version, wanted, replacementId);
    });
  });
  await servedHere();
}

/** Sets the status of all versions of a server in one transaction and returns the versions that changed. */
export async function setPublisherStatusOfAll(caller: Caller, server: string, wanted: StatusChange): Promise<string[]> {
  const changed = await attempt(caller, "version.status", server, async () => {
    if (wanted.status === "active" && wanted.statusMessage !== undefined) throw new AppError("invalid_request", MESSAGE_WITH_ACTIVE);
    return change(caller, async (step) => {
      const found = await step.tx.server.findUnique({
        where: { nameKey: serverNameKey(server) },
        select: { id: true, namespace: { select: { name: true } }, versions: { select: { version: true, _count: { select: { listings: true } } } } },
      });
      if (found === null) throw notFound();
      authorizeStatus(caller, found.namespace.name, found.versions.some(({ _count }) => _count.listings > 0));
      await lockServer(step.tx, found.id);
      const changedVersions: string[] = [];
      for (const { version } of found.versions) {
        const row = await findVersion(step.tx, serverNameKey(server), version);
        if (row === null || !changesAnything(row, wanted)) continue;
        await authorizeEverywhere(step, caller, row);
        await applyStatus(step, row, wanted, await replacementOf(step.tx, caller.viewer, row, wanted));
        changedVersions.push(version);
      }
      if (changedVersions.length === 0) throw new AppError("invalid_request", NOTHING_TO_CHANGE_BULK);
      return changedVersions;
    });
  });
  await servedHere();
  return changed;
}

/** The status is one fact for all catalogs: a token bound to some sets it only where no other one would hear of it. */
async function authorizeEverywhere(step: Change, caller: Caller, { id, namespace }: VersionRow): Promise<void> {
  for (const catalog of await catalogsOfVersion(step.tx, id)) authorize(caller.viewer, "version.status", { namespace, catalog });
}

/** Whoever may not even see the version is told that there is none. */
function authorizeStatus(caller: Caller, namespace: string, listed: boolean): void {
  if (!listed && !visibleNamespace(caller.viewer, namespace) && !can(caller.viewer, "version.status", { namespace })) throw notFound();
  authorize(caller.viewer, "version.status", { namespace });
}
