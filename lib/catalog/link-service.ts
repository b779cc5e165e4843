import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { hashSecret, randomSecret } from "@/lib/access/token-format";
import { lawfulGrant } from "@/lib/access/tokens";
import { attempt, change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announceAccess } from "@/lib/catalog/feed";
import { endLink, insertLink, type LinkRow, listLinks } from "@/lib/catalog/link-repository";
import type { CreatedLink, CreateLink, Link } from "@/lib/catalog/link-schema";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { config } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";

/**
 * Capability links (governance.md §4 `/catalogs/{slug}/links`): URLs that read one catalog, for clients that can hold
 * nothing else. A link belongs to the catalog, not to who made it: it works until it expires or is revoked.
 */
const DAY_MS = 24 * 60 * 60 * 1000;

function linkOf({ id, label, createdAt, expiresAt }: LinkRow): Link {
  return { id, label, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

/** Links of a catalog that are not revoked, newest first, after the one with id `after`. Throws `forbidden`, `not_found`. */
export async function linksPage(viewer: Viewer, slug: string, limit: number, after?: string): Promise<Link[]> {
  authorize(viewer, "link.read", { catalog: slug });
  const catalog = await catalogBySlug(prisma(), slug);
  return (await listLinks(catalog.id, limit, after)).map(linkOf);
}

/**
 * Makes a link. Only the SHA-256 of its secret is stored; the URL is in this answer alone. Made through a token it
 * neither outlives that token nor reads a catalog the token is not bound to. Throws `forbidden`, `step_up_required`, `not_found`.
 */
export async function createLink(caller: Caller, slug: string, input: CreateLink): Promise<CreatedLink> {
  const secret = randomSecret();
  const link = await attempt(caller, "link.create", slug, async () => {
    authorize(caller.viewer, "catalog.manage", { catalog: slug });
    const wanted = { scopes: ["read" as const], namespaces: [], catalogs: [slug], expiresAt: new Date(Date.now() + input.expiresInDays * DAY_MS) };
    const { expiresAt } = await lawfulGrant(caller, wanted);
    return change(caller, async (step) => {
      const catalog = await catalogBySlug(step.tx, slug);
      // Whoever holds it reads the catalog: as when the audience changes.
      await demandFreshProof(step.tx, caller.viewer, { catalogId: catalog.id });
      const fields = { catalogId: catalog.id, label: input.label, createdById: caller.viewer.principalId, expiresAt };
      const row = await insertLink(step.tx, { ...fields, secretHash: hashSecret(secret) });
      const after = { label: row.label, expiresAt: row.expiresAt.toISOString() };
      step.record({ action: "link.create", object: slug, objectIds: [row.id, catalog.id], after });
      announceAccess(step);
      return row;
    });
  });
  await servedHere();
  return { ...linkOf(link), url: `${config().publicUrl}/r/${secret}` };
}

/**
 * Revokes a link: it stops everywhere as fast as a suspension does, and for ever. Throws `forbidden`, and `not_found`
 * for a link that is unknown, of another catalog or revoked already.
 */
export async function revokeLink(caller: Caller, slug: string, id: string): Promise<void> {
  await attempt(caller, "link.revoke", slug, async () => {
    authorize(caller.viewer, "catalog.manage", { catalog: slug });
    await change(caller, async (step) => {
      const catalog = await catalogBySlug(step.tx, slug);
      const link = await endLink(step.tx, catalog.id, id);
      if (link === null) throw notFound();
      step.record({ action: "link.revoke", object: slug, objectIds: [id, catalog.id], before: { label: link.label } });
      announceAccess(step);
    });
  });
  await servedHere();
}
