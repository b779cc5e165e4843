import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { iconOfVersion, replacementOfVersion } from "@/lib/catalog/browse-service";
import type { Listing } from "@/lib/catalog/listing-schema";
import { shortKeyIn } from "@/lib/catalog/short-key-service";
import { secretNamesOf } from "@/lib/catalog/traits";
import { visibleNamespace } from "@/lib/catalog/visibility";
import { config } from "@/lib/config/config";
import { isAppError } from "@/lib/http/errors";
import { installSubject } from "@/lib/install/configuration/subject-mapper";
import { splitServerName } from "@/lib/manifest/names";
import type { Manifest } from "@/lib/manifest/schema";
import type { Tool } from "@/lib/manifest/tool-surface";
import { compareVersions } from "@/lib/manifest/version-order";
import { approvalGrounds } from "@/lib/review/approval-service";
import { reviewView } from "@/lib/review/view-service";
import { manifestFacts, type ManifestFacts, surfaceFacts } from "@/lib/submission/detail-mapper";
import type { Decision, InstallFacts, ServerDetail, VersionRow } from "@/lib/submission/detail-schema";
import type { VersionView } from "@/lib/submission/server-schema";
import { securityFacts } from "@/lib/submission/security-facts";
import { serverWithVersion } from "@/lib/submission/server-service";
import { manifestOf, surfaceOf } from "@/lib/submission/version-changes";

/**
 * One version of a server as its pages show it: the asked one, else the highest that is served, else the highest the
 * viewer may see. Null when this viewer may see nothing of it: unknown and unapproved look alike (governance.md §2).
 */
export async function serverDetail(viewer: Viewer | null, name: string, version: string | undefined): Promise<ServerDetail | null> {
  try {
    return await readDetail(viewer, name, version);
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
}

async function readDetail(viewer: Viewer | null, name: string, asked: string | undefined): Promise<ServerDetail> {
  const { server, versions, version } = await serverWithVersion(viewer, name, (seen) => {
    const ranked = highestFirst(seen);
    return { ranked, chosen: asked ?? latestOf(ranked) ?? ranked[0]?.version ?? "" };
  });
  const latest = latestOf(versions);
  const { namespace } = splitServerName(server);
  const surface = surfaceOf(version.surface);
  const facts = { ...(await shownFacts(version, surface?.tools ?? [])), ...surfaceFacts(surface) };
  return {
    server,
    publicUrl: config().publicUrl,
    icon: iconOfVersion(viewer, server, version.version),
    replacement: replacementOfVersion(viewer, server, version.version),
    version,
    latest,
    versions,
    served: isServed(version),
    ...facts,
    security: securityFacts({ version, ...facts, secretNames: secretNamesOf(manifestOf(version.manifest) ?? {}) }),
    manifestJson: JSON.stringify(version.manifest, null, 2),
    grounds: await approvalGrounds(server, version.version, version.listings.map(({ catalog }) => catalog)),
    decisions: visibleNamespace(viewer, namespace) ? await decisionsOf(viewer, version) : [],
    mayPublish: can(viewer, "publish", { namespace }),
    mayDeclareTools: can(viewer, "version.tools", { namespace }) && awaitsTools(version),
  };
}

type ShownFacts = ManifestFacts & Pick<ServerDetail, "install">;

/** What the manifest says, in today's shape. Rules were applied when it was submitted; here it only has to be readable. */
async function shownFacts(version: VersionView, tools: readonly Tool[]): Promise<ShownFacts> {
  const manifest = manifestOf(version.manifest);
  if (manifest === null) {
    const { name: title } = splitServerName(version.server);
    return { title, description: "", websiteUrl: null, repositoryUrl: null, packages: [], remotes: [], install: null };
  }
  return { ...manifestFacts(manifest), install: await installFacts(version, manifest, tools) };
}

/** Tools may be declared until the first vote; the service has the last word (governance.md §1). */
function awaitsTools({ listings, reviews }: VersionView): boolean {
  return listings.length === 0 && reviews.some(({ state }) => state === "submitted" || state === "in_review");
}

function highestFirst(versions: readonly VersionRow[]): VersionRow[] {
  const ranked = versions.map((row) => ({ row, version: row.version, publishedAt: new Date(row.publishedAt) }));
  return ranked.sort((a, b) => compareVersions(b, a)).map(({ row }) => row);
}

/** Of versions with the highest first. */
function latestOf(versions: readonly VersionRow[]): string | null {
  return versions.find(isServed)?.version ?? null;
}

function isServed({ listings }: Pick<VersionRow, "listings">): boolean {
  return listings.some(({ state }) => state === "active");
}

/** Plans exist for what is served only: an unapproved version must not be installed by way of its page. */
async function installFacts(version: VersionView, manifest: Manifest, tools: readonly Tool[]): Promise<InstallFacts | null> {
  const listing = version.listings.find(({ catalog, state }) => state === "active" && catalog === "default") ?? version.listings.find(({ state }) => state === "active");
  if (listing === undefined) return null;
  return {
    catalog: listing.catalog,
    subject: installSubject(manifest, tools, { ...config().install, shortKey: await shortKeyIn(listing.catalog, listing.server) }),
    ...addressesOf(listing),
  };
}

function addressesOf({ catalog, server, version }: Listing): Pick<InstallFacts, "registryBase" | "registryEntry" | "installPlan" | "nacosAddress"> {
  const { publicUrl } = config();
  const registryBase = catalog === "default" ? publicUrl : `${publicUrl}/c/${catalog}`;
  const path = `servers/${encodeURIComponent(server)}/versions/${encodeURIComponent(version)}`;
  const ofCatalog = catalog === "default" ? "" : `?catalog=${catalog}`;
  return {
    registryBase,
    registryEntry: `${registryBase}/v0.1/${path}`,
    installPlan: `${publicUrl}/api/v1/${path}/install-plan${ofCatalog}`,
    nacosAddress: hostAndPort(publicUrl),
  };
}

/** Routers ask for host and port even where the port is the protocol's own. */
function hostAndPort(origin: string): string {
  const { hostname, port, protocol } = new URL(origin);
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
}

async function decisionsOf(viewer: Viewer | null, version: VersionView): Promise<Decision[]> {
  const reviews = await Promise.all(version.reviews.map(({ id }) => reviewView(viewer, id)));
  return reviews.map(({ id, catalog, votes }) => ({
    reviewId: id,
    catalog,
    voters: votes.map(({ voter, castAt, counts, decision }) => ({ name: voter.name, at: castAt, counts, decision })),
  }));
}
