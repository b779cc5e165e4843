import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { factsOf } from "@/lib/catalog/latest";
import { catalogBySlug, type ListingRow, listingsOfVersions } from "@/lib/catalog/lookup-service";
import { prisma } from "@/lib/db/client";
import { EFFECT_DAYS, type SuspensionEffect } from "@/lib/effect/schema";
import { catalogEffects, targetReach } from "@/lib/effect/suspension-plan";
import { notFound } from "@/lib/http/errors";
import { serverNameKey, splitServerName } from "@/lib/manifest/names";
import { serverTargets } from "@/lib/nacos/server-targets-service";
import { reviewsOfVersions } from "@/lib/review/lookup-service";
import { routersReading } from "@/lib/routers/service";
import { pullsOfVersions } from "@/lib/usage/service";

/** What a suspension is about. */
export interface SuspensionScope {
  server: string;
  /** Left out: every version of the server. */
  version?: string | undefined;
  /** Slug. Left out: every catalog. */
  catalog?: string | undefined;
}

const OPEN_STATES: readonly string[] = ["submitted", "in_review", "changes_requested"];
const DAY_MS = 86_400_000;

/**
 * What a suspension would hit, as it stands now. For whoever may do it: throws `forbidden`, and `not_found` for a server, version
 * or catalog that there is none of. Writes nothing, and the suspension does not ask for it.
 */
export async function suspensionEffect(viewer: Viewer, scope: SuspensionScope): Promise<SuspensionEffect> {
  const { namespace } = splitServerName(scope.server);
  authorize(viewer, "listing.suspend", { namespace, ...(scope.catalog !== undefined && { catalog: scope.catalog }) });
  if (scope.catalog !== undefined) await catalogBySlug(prisma(), scope.catalog);
  const { server, versions, listings } = await standing(scope.server);
  const wanted = versions.filter(({ version }) => scope.version === undefined || version === scope.version);
  if (wanted.length === 0) throw notFound();
  const names = new Set(wanted.map(({ version }) => version));
  const reached = listings.filter((row) => names.has(row.version.version) && (scope.catalog === undefined || row.catalog.slug === scope.catalog));
  const effects = catalogEffects(listings.map((row) => ({ ...factsOf(row), catalog: row.catalog.slug })), names, scope.catalog, new Date());
  const slugs = effects.map(({ catalog }) => catalog);
  const [usage, routers, targets, reviews, voided] = await Promise.all([
    pullsOfVersions(server, scope.version === undefined ? null : names, slugs, EFFECT_DAYS),
    routersReading(viewer, slugs, new Date(Date.now() - EFFECT_DAYS * DAY_MS)),
    serverTargets(viewer, server, scope.catalog),
    openReviews(wanted, scope.catalog),
    proposalsFor(reached),
  ]);
  const { days, total, clients, channels } = usage;
  return {
    server,
    versions: [...names],
    catalogs: effects,
    blocked: scope.catalog === undefined ? wanted.filter(({ id }) => listings.every((row) => row.versionId !== id)).map(({ version }) => version) : [],
    pulls: { days, total, clients, channels },
    routers: { count: routers.count, items: routers.items?.map(({ name, agent, catalog, lastSeenAt }) => ({ name, agent, catalog, lastSeenAt })) ?? null },
    targets: { standing: targets.standing, items: targets.items?.filter(({ state }) => state !== "absent" && state !== "refused").map((target) => targetReach(target, effects)) ?? null },
    reviews,
    voided,
  };
}

interface KnownVersion {
  id: string;
  version: string;
}

/** The server as it is stored, with its versions, the newest first, and all their listings. */
async function standing(name: string): Promise<{ server: string; versions: KnownVersion[]; listings: ListingRow[] }> {
  const found = await prisma().server.findUnique({
    where: { nameKey: serverNameKey(name) },
    select: { name: true, versions: { select: { id: true, version: true }, orderBy: { publishedAt: "desc" } } },
  });
  if (found === null) throw notFound();
  return { server: found.name, versions: found.versions, listings: await listingsOfVersions(prisma(), found.versions.map(({ id }) => id)) };
}

async function openReviews(versions: readonly KnownVersion[], catalog: string | undefined): Promise<SuspensionEffect["reviews"]> {
  const names = new Map(versions.map(({ id, version }) => [id, version]));
  const found = await reviewsOfVersions(prisma(), [...names.keys()]);
  const open = found.filter((review) => OPEN_STATES.includes(review.state) && (catalog === undefined || review.catalog.slug === catalog));
  return open.map((review) => ({ id: review.id, catalog: review.catalog.slug, version: names.get(review.versionId) ?? "", state: review.state }));
}

async function proposalsFor(rows: readonly ListingRow[]): Promise<SuspensionEffect["voided"]> {
  const where = { listingId: { in: rows.map(({ id }) => id) }, confirmedAt: null, voidedAt: null };
  const pending = new Set((await prisma().reinstatement.findMany({ where, select: { listingId: true } })).map(({ listingId }) => listingId));
  return rows.filter(({ id }) => pending.has(id)).map((row) => ({ catalog: row.catalog.slug, version: row.version.version }));
}
