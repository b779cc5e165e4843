import type { Context } from "hono";
import { bearerOf } from "@/lib/api/bearer";
import type { ApiContext } from "@/lib/api/context";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { entryBody, type ServedEntry } from "@/lib/catalog/served-entry";
import { entryAnswer, errorAnswer, listAnswer, privateAnswer, privateListAnswer, namedCatalog, requestedCatalog } from "./answer";
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
  /** Its publisher has deleted it: shown only with `include_deleted`, as if it were listed. */
  deleted: boolean;
  /** A whole ServerResponse as JSON text. */
  body: string;
}

/** Versions the bearer may see although they are not listed in that catalog; empty for everybody else. */
export type OwnVersions = (query: { bearer: string; catalog: { id: string; slug: string }; serverName: string }) => Promise<readonly OwnVersion[]>;

const SERVERS = "/servers/";

/**
 * `GET /servers/{name}/versions` and `…/versions/{version}`, `latest` included (registry-api.md §1.2, §1.5).
 * From memory, but for what a bearer may see beside it where `ownVersions` is given.
 */
export function serverReader(ownVersions: OwnVersions | undefined): (c: ApiContext) => Response | Promise<Response> {
  return (c) => {
    const below = pathBelowBase(rawPathOf(c.req.url));
    const path = below?.startsWith(SERVERS) ? readServerPath(below.slice(SERVERS.length)) : { error: ENDPOINT_NOT_FOUND };
    if ("error" in path) return errorAnswer(path.error);
    const includeDeleted = readIncludeDeleted(new URLSearchParams(rawQuery(c)));
    if (!includeDeleted.ok) return errorAnswer(includeDeleted.error);
    const readable = requestedCatalog(c);
    const visible = readable === undefined ? [] : visibleEntries(readable, path.serverName, includeDeleted.value);
    const listed = { catalog: readable, visible, version: path.version };
    // What is listed is nobody's own alone: a token that reads it needs no database, which may be away.
    const isListed = path.version === "latest" || visible.some(({ version }) => version === path.version);
    const bearer = isListed ? null : bearerOf(c.req.header("authorization"));
    // A publisher sees what it submitted to a catalog that it may not read, too.
    const catalog = readable ?? namedCatalog(c);
    if (ownVersions === undefined || bearer === null || catalog === undefined) return listedAnswer(c, listed);
    return ownVersions({ bearer, catalog: catalog.facts, serverName: path.serverName }).then((all) => {
      const own = all.filter(({ deleted }) => includeDeleted.value || !deleted);
      return own.length === 0 ? listedAnswer(c, listed) : answerWithOwn(c, listed, own);
    });
  };
}

interface Listed {
  /** Undefined: closed to this client, or none. */
  catalog: CatalogView | undefined;
  /** Newest first. */
  visible: ServedEntry[];
  version: string | null;
}

function listedAnswer(c: Context, { catalog, visible, version }: Listed): Response {
  if (catalog === undefined) return errorAnswer(SERVER_NOT_FOUND);
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
