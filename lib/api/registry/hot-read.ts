import { type PreparedAnswer, readyAnswer } from "@/lib/api/conditional";
import { hotAnswer, type HotRead } from "@/lib/api/hot-request";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { readModel } from "@/lib/catalog/read-model";
import { entryBody, type ServedEntry } from "@/lib/catalog/served-entry";
import { OPEN_HEADERS } from "./answer";
import { DEFAULT_CATALOG } from "./bases";
import { preparedPage } from "./prepared-list";
import { readServerPath } from "./server-path";

/**
 * A list, or one version of a server, asked for in plain characters: nothing that a URL parser would rewrite. Segments
 * begin with a letter or digit, so there are no dot segments.
 */
const HOT_PATH =
  /^(?:\/c\/([a-z0-9][a-z0-9-]*))?(\/v0(?:\.1)?)\/servers(?:\/([a-zA-Z0-9][\w.%-]*\/versions\/[a-zA-Z0-9][\w.%+-]*)|\?([\w.%+:=&~-]*))?$/;

/**
 * The reads that nearly all clients of a registry make, answered without Hono: what a public catalog lists, to whoever
 * shows no credential. Undefined: not such a read, or not a success, so `read.ts` answers. Its answers are the same.
 */
export function hotRegistryRead(url: string): HotRead | undefined {
  const path = HOT_PATH.exec(url);
  if (path === null || url.includes("%00")) return undefined;
  const [, slug = DEFAULT_CATALOG, base = "", versionPath, query = ""] = path;
  const catalog = readModel().catalog(slug);
  if (catalog?.facts.audience !== "public") return undefined;
  const pulled = versionPath === undefined ? null : listedVersion(catalog, versionPath);
  const prepared = pulled === null ? pageAnswer(catalog, query) : pulled && versionAnswer(pulled);
  if (prepared === undefined || pulled === undefined) return undefined;
  const below = versionPath === undefined ? "" : "/:server/versions/:version";
  const route = `${path[1] === undefined ? "" : "/c/:slug"}${base}/servers${below}`;
  const tag = `"${prepared.etag}"`;
  const known = { ifNoneMatch: tag, answer: readyAnswer(prepared, tag) };
  return { catalog, revision: catalog.revision, route, prepared, ready: hotAnswer(readyAnswer(prepared, undefined)), known, pulled };
}

function pageAnswer(catalog: CatalogView, query: string): PreparedAnswer | undefined {
  const page = preparedPage(catalog, query);
  return page.ok ? { ...page.value, headers: OPEN_HEADERS } : undefined;
}

function versionAnswer(entry: ServedEntry): PreparedAnswer {
  return { body: entryBody(entry), etag: entry.etag, headers: OPEN_HEADERS };
}

function listedVersion(catalog: CatalogView, path: string): ServedEntry | undefined {
  const named = readServerPath(path);
  return "error" in named || named.version === null ? undefined : activeEntry(catalog, named.serverName, named.version);
}

function activeEntry(catalog: CatalogView, serverName: string, version: string): ServedEntry | undefined {
  const server = catalog.server(serverName);
  const entry = version === "latest" ? server?.latest : server?.entries.find((candidate) => candidate.version === version);
  return entry?.state === "active" ? entry : undefined;
}
