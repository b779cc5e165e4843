import { noteBootstrapRead } from "@/lib/access/bootstrap";
import { bearerOf } from "@/lib/api/bearer";
import { requestContext } from "@/lib/api/request-context";
import type { TokenReader } from "@/lib/catalog/access-table";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { readModel } from "@/lib/catalog/read-model";
import { mayReadCatalog, type ReadingGrant, readingGrant } from "@/lib/catalog/reading-policy";
import { notFound } from "@/lib/http/errors";
import type { ApiContext } from "./context";

/**
 * Who reads with a raw token, checked in memory; null for none and for a wrong one, which reads like nobody. Every use
 * of the bootstrap token is noted (governance.md §3), without keeping the request waiting.
 */
export function tokenReader(c: ApiContext, raw: string | null): TokenReader | null {
  const reader = raw === null ? null : readModel().access.reader(raw, new Date());
  if (reader?.bootstrap) noteBootstrapRead(() => requestContext(c));
  return reader;
}

/**
 * The catalog when whoever asks may read it, else undefined: a closed catalog looks exactly like a missing one.
 * Touches no database.
 */
export function catalogForToken(c: ApiContext, slug: string): CatalogView | undefined {
  const view = readModel().catalog(slug);
  if (view === undefined) return undefined;
  const reader = view.facts.audience === "public" ? null : tokenReader(c, bearerOf(c.req.header("authorization")));
  return mayReadCatalog(view.facts, reader) ? view : undefined;
}

/** The catalog behind the secret of a capability link, else undefined: revoked, expired and unknown ones are alike. */
export function catalogForLink(secret: string): CatalogView | undefined {
  const model = readModel();
  const slug = model.access.linkedCatalog(secret, new Date());
  return slug === null ? undefined : model.catalog(slug);
}

/** The catalog of a product API call, where a session and a registry JWT prove an identity too. Throws `not_found`. */
export function readableCatalog(c: ApiContext, slug: string): CatalogView {
  const view = readModel().catalog(slug);
  if (view === undefined || !mayReadCatalog(view.facts, currentGrant(c))) throw notFound();
  return view;
}

/** A token is judged anew, since one may end while its request waits; a session and a registry JWT as they were proved. */
function currentGrant(c: ApiContext): ReadingGrant | null {
  const viewer = c.get("viewer");
  const proved = viewer?.authentication === "session" || viewer?.authentication === "jwt";
  return proved ? readingGrant(viewer) : tokenReader(c, bearerOf(c.req.header("authorization")));
}
