import { recordNewNamespace } from "@/lib/access/namespaces";
import { authorize, can } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { attempt, change, type Change } from "@/lib/audit/write";
import { catalogsBySlug, type CatalogRow } from "@/lib/catalog/lookup-service";
import { claimRemoteUrls } from "@/lib/catalog/remote-urls";
import { lockServer, lockText } from "@/lib/db/transaction";
import { AppError, notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";
import { openReview, resubmitReview, type UnderReview } from "@/lib/review/open";
import { reviewsOfVersion } from "@/lib/review/lookup-service";
import { accept, type AcceptedManifest } from "@/lib/submission/accept";
import { MAX_VERSIONS } from "@/lib/submission/batch-plan";
import { chooseKey } from "@/lib/submission/choose-key";
import { planSubmission, type SubmissionPlan } from "@/lib/submission/plan";
import {
  createServer,
  findNamespace,
  findServer,
  knownVersion,
  namespaceOf,
  type StoredVersion,
} from "@/lib/submission/repository";
import type { Submission } from "@/lib/submission/schema";

/**
 * Publishing needs the namespace. Nobody but an admin has rights in one that does not exist yet, and an admin's publish
 * creates it; the refusal is the same either way, so that it tells nobody which namespaces exist.
 */
function authorizePublish(caller: Caller, namespace: string): void {
  if (can(caller.viewer, "publish", { namespace })) return;
  const how = 'An owner of the namespace can make you a member, an admin can create it; a token needs the scope "publish".';
  throw new AppError("forbidden", `You may not publish into the namespace "${namespace}". ${how}`);
}

/** A token bound to catalogs publishes only there. */
function authorizeCatalogs(caller: Caller, catalogs: readonly CatalogRow[]): void {
  const bound = caller.viewer.token?.catalogs ?? [];
  const outside = bound.length > 0 ? catalogs.find((catalog) => !bound.includes(catalog.slug)) : undefined;
  if (outside !== undefined) throw notFound();
}

/** A new revision also answers the catalogs that asked for changes: a token bound to others does not speak there. */
async function authorizeResubmission(step: Change, caller: Caller, reviewIds: readonly string[], namespace: string): Promise<void> {
  const reviews = await step.tx.review.findMany({ where: { id: { in: [...reviewIds] } }, select: { catalog: { select: { slug: true } } } });
  for (const { catalog } of reviews) authorize(caller.viewer, "publish", { namespace, catalog: catalog.slug });
}

async function ensureServer(step: Change, caller: Caller, accepted: AcceptedManifest): Promise<{ id: string; name: string }> {
  const { name } = accepted.manifest;
  await lockText(step.tx, `server:${serverNameKey(name)}`);
  const existing = await findServer(step.tx, name);
  if (existing !== null) {
    if (existing.name !== name) throw new AppError("name_taken", `The server exists as "${existing.name}"; names differ by more than upper and lower case.`);
    return existing;
  }
  const namespaceName = namespaceOf(name);
  await lockText(step.tx, `namespace:${serverNameKey(namespaceName)}`);
  const namespace = (await findNamespace(step.tx, namespaceName)) ?? (await recordNewNamespace(step, caller, namespaceName));
  return createServer(step.tx, name, namespace.id);
}

async function guardLimits(step: Change, accepted: AcceptedManifest, serverId: string, known: StoredVersion | null): Promise<void> {
  if (known === null && (await step.tx.version.count({ where: { serverId } })) >= MAX_VERSIONS) {
    throw new AppError("conflict", `maximum number of versions for this server reached (${MAX_VERSIONS}): delete none, use another server name`);
  }
  if (accepted.remoteUrlsUnique) await claimRemoteUrls(step.tx, serverId, accepted.remoteUrls);
}

/** Freezes the bytes as a new revision, unless the newest one is to be reviewed again. */
async function freeze(step: Change, caller: Caller, accepted: AcceptedManifest, serverId: string, known: StoredVersion | null): Promise<UnderReview> {
  const { manifest, digest } = accepted;
  const versionId = known?.id ?? (await step.tx.version.create({ data: { serverId, version: manifest.version }, select: { id: true } })).id;
  const { id } = await step.tx.manifestRevision.create({
    data: {
      versionId,
      number: (known?.revisionNumber ?? 0) + 1,
      raw: Buffer.from(accepted.raw),
      canonical: Buffer.from(accepted.canonical, "utf8"),
      digest,
      schemaVersion: accepted.schemaVersion,
      remoteUrls: accepted.remoteUrls,
      submittedById: caller.viewer.principalId,
      responsibleId: caller.viewer.responsibleId,
      tokenId: caller.viewer.token?.id ?? null,
    },
    select: { id: true },
  });
  return { versionId, revisionId: id, digest, surface: null };
}

async function sameRevision(step: Change, known: StoredVersion): Promise<UnderReview> {
  const surface = await step.tx.surfaceRecord.findFirst({
    where: { revisionId: known.revisionId },
    orderBy: { sequence: "desc" },
    select: { id: true, digest: true },
  });
  return { versionId: known.id, revisionId: known.revisionId, digest: known.digest, surface };
}

async function execute(step: Change, caller: Caller, plan: SubmissionPlan, subject: UnderReview): Promise<string[]> {
  for (const reviewId of plan.resubmit) await resubmitReview(step, caller, reviewId, subject);
  const opened: string[] = [];
  for (const catalogId of plan.open) opened.push(await openReview(step, caller, subject, catalogId));
  return [...plan.resubmit, ...opened];
}

async function submitAccepted(caller: Caller, accepted: AcceptedManifest, slugs: readonly string[], shortKey: string | undefined): Promise<Submission> {
  const { manifest, digest } = accepted;
  return change(caller, async (step) => {
    const catalogs = await catalogsBySlug(step.tx, slugs);
    authorizeCatalogs(caller, catalogs);
    const server = await ensureServer(step, caller, accepted);
    await lockServer(step.tx, server.id);
    const known = await knownVersion(step.tx, server.id, manifest.version);
    const plan = planSubmission(known, digest, catalogs.map((catalog) => catalog.id));
    await authorizeResubmission(step, caller, plan.resubmit, namespaceOf(server.name));
    await guardLimits(step, accepted, server.id, known);
    if (shortKey !== undefined) await chooseKey(step, caller, server, catalogs, shortKey);
    const subject = known !== null && plan.revision === "same" ? await sameRevision(step, known) : await freeze(step, caller, accepted, server.id, known);
    const reviewIds = await execute(step, caller, plan, subject);
    step.record({
      action: "version.submit",
      object: server.name,
      objectIds: [subject.versionId, subject.revisionId, ...reviewIds],
      after: { version: manifest.version, digest, revision: plan.revision, catalogs: catalogs.map((catalog) => catalog.slug), ...(shortKey !== undefined && { shortKey }) },
    });
    const reviews = (await reviewsOfVersion(step.tx, subject.versionId)).filter((review) => reviewIds.includes(review.id));
    return {
      server: server.name,
      version: manifest.version,
      digest,
      reviews: reviews.map((review) => ({ id: review.id, catalog: review.catalog.slug, state: review.state })),
    };
  });
}

/**
 * Accepts a manifest: authorises, validates, freezes the bytes and opens a review in each named catalog (`default`
 * when none is named). The submitted bytes are kept verbatim beside their canonical form. Of concurrent submissions
 * of one version exactly one wins. `shortKey` is what the publisher wishes clients to call the server (install.md §1.7);
 * left out, an earlier wish stays.
 *
 * Throws `unauthenticated`, `forbidden`, `invalid_manifest`, `payload_too_large`, `version_exists`, `version_final`,
 * `digest_rejected`, `name_taken`, `conflict`, `short_key_fixed`, `short_key_taken`, `not_found` (a catalog).
 */
export async function submit(caller: Caller, raw: Uint8Array, slugs: readonly string[], shortKey?: string): Promise<Submission> {
  const reading = accept(raw);
  return attempt(caller, "version.submit", reading.serverName ?? "unreadable manifest", async () => {
    if (reading.serverName !== undefined) authorizePublish(caller, namespaceOf(reading.serverName));
    return submitAccepted(caller, reading.orThrow(), slugs.length > 0 ? slugs : ["default"], shortKey);
  });
}
