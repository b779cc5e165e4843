import type { Context } from "hono";
import { type TokenReader, tokenMayRead } from "@/lib/catalog/access-table";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { type ReadModel, readModel } from "@/lib/catalog/read-model";
import { mayReadCatalog } from "@/lib/catalog/visibility";
import { notFound } from "@/lib/http/errors";
import type { ApiContext } from "./context";

/** The credential after `Bearer `, or null. */
export function bearerOf(c: Context): string | null {
  const header = c.req.header("authorization");
  return header === undefined ? null : (/^bearer +(\S+) *$/i.exec(header)?.[1] ?? null);
}

/** The working token of a request, checked in memory. A wrong one reads like nobody. */
export function tokenReader(c: Context, model: ReadModel): TokenReader | null {
  const bearer = bearerOf(c);
  return bearer === null ? null : model.access.reader(bearer, new Date());
}

/**
 * The catalog when whoever asks may read it, else undefined: a closed catalog looks exactly like a missing one.
 * Touches no database.
 */
export function catalogForToken(c: Context, slug: string): CatalogView | undefined {
  const model = readModel();
  const view = model.catalog(slug);
  if (view === undefined) return undefined;
  const isOpen = view.facts.audience === "public" || tokenMayRead(view.facts, tokenReader(c, model));
  return isOpen ? view : undefined;
}

/** The catalog behind the secret of a capability link, else undefined: revoked, expired and unknown ones are alike. */
export function catalogForLink(secret: string): CatalogView | undefined {
  const model = readModel();
  const slug = model.access.linkedCatalog(secret, new Date());
  return slug === null ? undefined : model.catalog(slug);
}

/** The catalog of a product API call, where a session and a registry JWT prove an identity too. Throws `not_found`. */
export function readableCatalog(c: ApiContext, slug: string): CatalogView {
  const view = catalogForToken(c, slug);
  if (view !== undefined) return view;
  const closed = readModel().catalog(slug);
  if (closed !== undefined && mayReadCatalog(c.get("viewer"), closed.facts)) return closed;
  throw notFound();
}
