import type { Context } from "hono";
import { bearerOf } from "@/lib/api/readable-catalog";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { entryBody, type ServedEntry } from "@/lib/catalog/served-entry";
import { entryAnswer, errorAnswer, listAnswer, privateAnswer, privateListAnswer, requestedCatalog } from "./answer";
import { pathBelowBase } from "./bases";
import { rawQuery } from "./list";
import { readIncludeDeleted } from "./list-query";
import { ENDPOINT_NOT_FOUND, SERVER_NOT_FOUND } from "./official-error";
import { prepareList } from "./prepared-list";
import { rawPathOf, readServerPath } from "./server-path";

/** A version that is not listed, told to its own publisher only (governance.md §2). */
export interface OwnVersion {
  version: string;
  publishedAt: Date;
  /** A whole ServerResponse as JSON text. */
  body: string;
}

/** Versions the bearer may see although they are not listed in that catalog; empty for everybody else. */
export type OwnVersions = (query: { bearer: string; catalogId: string; serverName: string }) => Promise<readonly OwnVersion[]>;

const SERVERS = "/servers/";

/**
 * `GET /servers/{name}/versions` and `…/versions/{version}`, `latest` included (registry-api.md §1.2, §1.5).
 * From memory, but for a request with a bearer where `ownVersions` is given.
 */
export function serverReader(ownVersions: OwnVersions | undefined): (c: Context) => Response | Promise<Response> {
  return (c) => {
    const below = pathBelowBase(rawPathOf(c.req.url));
    const path = below?.startsWith(SERVERS) ? readServerPath(below.slice(SERVERS.length)) : { error: ENDPOINT_NOT_FOUND };
    if ("error" in path) return errorAnswer(path.error);
    const includeDeleted = readIncludeDeleted(new URLSearchParams(rawQuery(c)));
    if (!includeDeleted.ok) return errorAnswer(includeDeleted.error);
    const catalog = requestedCatalog(c);
    if (catalog === undefined) return errorAnswer(SERVER_NOT_FOUND);
    const visible = visibleEntries(catalog, path.serverName, includeDeleted.value);
    const listed = { catalog, visible, version: path.version };
    const bearer = ownVersions === undefined || path.version === "latest" ? null : bearerOf(c);
    if (ownVersions === undefined || bearer === null) return listedAnswer(c, listed);
    return ownVersions({ bearer, catalogId: catalog.facts.id, serverName: path.serverName }).then((own) =>
      own.length === 0 ? listedAnswer(c, listed) : answerWithOwn(c, listed, own),
    );
  };
}

interface Listed {
  catalog: CatalogView;
  /** Newest first. */
  visible: ServedEntry[];
  version: string | null;
}

function listedAnswer(c: Context, { catalog, visible, version }: Listed): Response {
  if (version === null) return visible.length === 0 ? errorAnswer(SERVER_NOT_FOUND) : listAnswer(c, catalog, prepareList(visible));
  const entry = visible.find((candidate) => (version === "latest" ? candidate.isLatest : candidate.version === version));
  return entry === undefined ? errorAnswer(SERVER_NOT_FOUND) : entryAnswer(c, catalog, entry);
}

function answerWithOwn(c: Context, listed: Listed, own: readonly OwnVersion[]): Response {
  const known = new Set(listed.visible.map(({ version }) => version));
  const pending = own.filter(({ version }) => !known.has(version));
  if (listed.version !== null) {
    const match = pending.find(({ version }) => version === listed.version);
    return match === undefined ? listedAnswer(c, listed) : privateAnswer(match.body);
  }
  const rows = [
    ...listed.visible.map((entry) => ({ at: entry.publishedAt, body: entryBody(entry) })),
    ...pending.map(({ publishedAt, body }) => ({ at: publishedAt.getTime(), body })),
  ];
  return privateListAnswer(rows.sort((a, b) => b.at - a.at).map(({ body }) => body));
}

function visibleEntries(catalog: CatalogView, serverName: string, includeDeleted: boolean): ServedEntry[] {
  const entries = catalog.server(serverName)?.entries ?? [];
  return entries.filter((entry) => includeDeleted || entry.state === "active").sort((a, b) => b.publishedAt - a.publishedAt);
}
