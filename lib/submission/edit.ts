import { can } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { attempt } from "@/lib/audit/write";
import { visibleNamespace } from "@/lib/catalog/visibility";
import { prisma } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";
import { accept } from "@/lib/submission/accept";
import type { Submission } from "@/lib/submission/schema";
import { submit } from "@/lib/submission/submit";

interface EditedVersion {
  serverName: string;
  /** The catalogs that have reviewed it so far. */
  catalogs: string[];
}

/** The version when the caller may edit it. Throws `not_found`, also for a deleted version, and `forbidden`. */
async function editedVersion(caller: Caller, name: { server: string; version: string }): Promise<EditedVersion> {
  const found = await prisma().version.findFirst({
    where: { version: name.version, publisherStatus: { not: "deleted" }, server: { nameKey: serverNameKey(name.server) } },
    select: {
      server: { select: { name: true, namespace: { select: { name: true } } } },
      reviews: { select: { catalog: { select: { slug: true } } } },
      _count: { select: { listings: true } },
    },
  });
  if (found === null) throw notFound();
  const namespace = found.server.namespace.name;
  if (!can(caller.viewer, "publish", { namespace })) {
    if (found._count.listings === 0 && !visibleNamespace(caller.viewer, namespace)) throw notFound();
    throw new AppError("forbidden", "You may not publish into this namespace.");
  }
  return { serverName: found.server.name, catalogs: [...new Set(found.reviews.map(({ catalog }) => catalog.slug))] };
}

/**
 * The official `PUT …/versions/{version}`, as far as governance.md §1 allows: another manifest for a version that was
 * never listed nor rejected and is not under review. It becomes a new revision, reviewed in the catalogs that reviewed
 * the earlier one unless `slugs` names others.
 *
 * Throws `invalid_request` with the official sentences when the document is of another server or version, and whatever
 * `submit` throws.
 */
export async function editVersion(caller: Caller, name: { server: string; version: string }, raw: Uint8Array, slugs: readonly string[]): Promise<Submission> {
  const edited = await attempt(caller, "version.edit", name.server, () => editedVersion(caller, name));
  const { manifest } = accept(raw).orThrow();
  if (manifest.name !== edited.serverName) throw new AppError("invalid_request", "Cannot rename server");
  if (manifest.version !== name.version) throw new AppError("invalid_request", "Version in request body must match URL path parameter");
  return submit(caller, raw, slugs.length > 0 ? slugs : edited.catalogs);
}
