import { readyAnswer } from "@/lib/api/conditional";
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
  const answer = versionPath === undefined ? pageAnswer(catalog, query) : versionAnswer(catalog, versionPath);
  if (answer === undefined) return undefined;
  const { prepared, pulled } = answer;
  const below = versionPath === undefined ? "" : "/:server/versions/:version";
  const route = `${path[1] === undefined ? "" : "/c/:slug"}${base}/servers${below}`;
  const tag = `"${prepared.etag}"`;
  const known = { ifNoneMatch: tag, answer: readyAnswer(prepared, tag) };
  return { catalog, revision: catalog.revision, route, prepared, ready: hotAnswer(readyAnswer(prepared, undefined)), known, pulled };
}

type Answer = Pick<HotRead, "prepared" | "pulled">;

function pageAnswer(catalog: CatalogView, query: string): Answer | undefined {
  const page = preparedPage(catalog, query);
  return page.ok ? { prepared: { ...page.value, headers: OPEN_HEADERS }, pulled: null } : undefined;
}

function versionAnswer(catalog: CatalogView, path: string): Answer | undefined {
  const named = readServerPath(path);
  if ("error" in named || named.version === null) return undefined;
  const entry = activeEntry(catalog, named.serverName, named.version);
  return entry && { prepared: { body: entryBody(entry), etag: entry.etag, headers: OPEN_HEADERS }, pulled: entry };
}

function activeEntry(catalog: CatalogView, serverName: string, version: string): ServedEntry | undefined {
  const server = catalog.server(serverName);
  const entry = version === "latest" ? server?.latest : server?.entries.find((candidate) => candidate.version === version);
  return entry?.state === "active" ? entry : undefined;
}
