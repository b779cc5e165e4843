import { authorize, can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import type { Change } from "@/lib/audit/write";
import { type CatalogRow, catalogsBySlug } from "@/lib/catalog/lookup-service";
import { isWithinBinding, mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import { keepWish } from "@/lib/catalog/short-key-repository";
import type { KeyRefusal, ShortKeys } from "@/lib/catalog/short-key-schema";
import { keyStandings } from "@/lib/catalog/short-key-standing";
import { keyRefusal, keyThere } from "@/lib/catalog/short-key-wish";
import { prisma } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { splitServerName } from "@/lib/manifest/names";

/** Which keys are taken says that somebody has them: it is told of a catalog that the viewer may read, through a token that reaches it. */
function mayHearOf(viewer: Viewer, catalog: CatalogRow): boolean {
  return isWithinBinding(catalog.slug, viewer) && mayReadCatalog(catalog, readingGrant(viewer));
}

async function heardOf(viewer: Viewer, slugs: readonly string[]): Promise<CatalogRow[]> {
  const catalogs = await catalogsBySlug(prisma(), slugs);
  if (!catalogs.every((catalog) => mayHearOf(viewer, catalog))) throw notFound();
  return catalogs;
}

/**
 * What clients call a server in each of some catalogs, or would with `wish`, and whether a submission with it would be
 * refused. For whoever may publish the server, known or not yet.
 * Throws `forbidden`, and `not_found` for a catalog the viewer may not read.
 */
export async function shortKeysOf(viewer: Viewer, serverName: string, slugs: readonly string[], asked?: string): Promise<ShortKeys> {
  authorize(viewer, "publish", { namespace: splitServerName(serverName).namespace });
  const { wish, standings } = await keyStandings(prisma(), serverName, await heardOf(viewer, slugs), { wish: asked });
  const items = standings.map((standing) => ({ catalog: standing.catalog, key: keyThere(serverName, wish, standing).key, fixed: standing.given !== null }));
  return { server: serverName, items, refusal: asked === undefined ? null : keyRefusal(serverName, asked, standings) };
}

/**
 * The key that a preview shows. What a publisher wishes for a server is not told to others: it would say that there is one.
 * Throws `not_found` for a named catalog that the viewer may not read; where none is named, `default` is told of as far as the viewer may hear.
 */
export async function previewKey(viewer: Viewer, serverName: string, { catalog: named, wish: asked }: { catalog?: string | undefined; wish?: string | undefined }): Promise<string> {
  const catalogs = await (named === undefined ? catalogsBySlug(prisma(), ["default"]) : heardOf(viewer, [named]));
  const { wish, standings } = await keyStandings(prisma(), serverName, catalogs.filter((catalog) => mayHearOf(viewer, catalog)), { wish: asked });
  const own = can(viewer, "publish", { namespace: splitServerName(serverName).namespace });
  const shown = own ? wish : (asked ?? null);
  return keyThere(serverName, shown, standings[0]).key;
}

const REFUSALS: Record<KeyRefusal["code"], (refusal: KeyRefusal, wish: string) => string> = {
  short_key_fixed: ({ catalog, key }) => `The catalog "${catalog}" has given the server the short key "${key}" for life: configurations have it. Send that one, or none.`,
  short_key_taken: ({ catalog, key }, wish) => `Another server of the catalog "${catalog}" has the short key "${wish}". Send another one, such as "${key}", or none.`,
};

/**
 * Keeps the short key a publisher wishes for a server that is submitted to some catalogs, within that change; the server's
 * row must be locked, and who may publish it is the caller's business. A catalog the viewer may not read tells of no other
 * server: there the wish is taken, and counts if the key is free when the server is listed. False when that was its wish already.
 * Throws `short_key_fixed`, `short_key_taken`.
 */
export async function wishForKey(change: Change, viewer: Viewer, server: { id: string; name: string }, catalogs: readonly CatalogRow[], wish: string): Promise<boolean> {
  const { standings } = await keyStandings(change.tx, server.name, catalogs, { wish, maySee: (catalog) => mayHearOf(viewer, catalog) });
  const refusal = keyRefusal(server.name, wish, standings);
  if (refusal !== null) {
    const detail = REFUSALS[refusal.code](refusal, wish);
    throw new AppError(refusal.code, detail, [{ path: "shortKey", message: detail, code: refusal.code }]);
  }
  return keepWish(change.tx, server.id, wish);
}
