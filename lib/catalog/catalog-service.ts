import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, change, type Change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import type { CatalogDto, CreateCatalog, PatchCatalog, PolicyView } from "@/lib/catalog/catalog-schema";
import { announceAccess } from "@/lib/catalog/feed";
import { listingWhere } from "@/lib/catalog/listing-filter";
import { DEFAULT_POLICY, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { catalogBySlug, policyInForce } from "@/lib/catalog/lookup-service";
import { mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import { CHECK_IDS } from "@/lib/checks/check-names-schema";
import { isUniqueViolation } from "@/lib/db/database-errors";
import { prisma, type Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { canonicalize, digestOf } from "@/lib/manifest/canonical";
import type { JsonValue } from "@/lib/manifest/json-value";

const json = (policy: PolicyDocument) => policy as unknown as JsonValue;

async function addPolicy(step: Change, caller: Caller, catalogId: string, version: number, policy: PolicyDocument): Promise<PolicyView> {
  const digest = digestOf(canonicalize(json(policy)));
  await step.tx.policy.create({
    data: { catalogId, version, document: policy, digest, createdById: caller.viewer.authentication === "system" ? null : caller.viewer.principalId },
    select: { id: true },
  });
  return { version, digest, policy };
}

/** Creates a catalog with its first policy, inside a running change. For `createCatalog` and the first start. */
export async function addCatalog(step: Change, caller: Caller, input: CreateCatalog, policy: PolicyDocument = DEFAULT_POLICY): Promise<void> {
  const { id } = await step.tx.catalog.create({ data: input, select: { id: true } });
  const { digest } = await addPolicy(step, caller, id, 1, policy);
  step.record({ action: "catalog.create", object: input.slug, objectIds: [id], after: { ...input, policy: digest } });
  announceAccess(step);
}

/** Creates a catalog. Throws `forbidden`, `name_taken`. */
export async function createCatalog(caller: Caller, input: CreateCatalog): Promise<CatalogDto> {
  await attempt(caller, "catalog.create", input.slug, async () => {
    // A token bound to catalogs administers these, and makes no others.
    authorize(caller.viewer, "catalog.manage");
    try {
      await change(caller, (step) => addCatalog(step, caller, input));
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError("name_taken", `A catalog "${input.slug}" exists already.`);
      throw error;
    }
  });
  await servedHere();
  return catalogView(caller.viewer, input.slug);
}

async function hasListings(tx: Tx, catalogId: string): Promise<boolean> {
  return (await tx.listing.count({ where: { catalogId } })) > 0;
}

/** Locks the catalog against decisions, then checks who may change what its readers rely on (governance.md §3). */
async function lockForChange(step: Change, caller: Caller, slug: string, loosens: boolean): Promise<{ id: string; title: string; audience: string }> {
  authorize(caller.viewer, "catalog.manage", { catalog: slug });
  const catalog = await catalogBySlug(step.tx, slug);
  await step.tx.$queryRaw`SELECT 1 FROM catalog WHERE id = ${catalog.id}::uuid FOR UPDATE`;
  if (loosens && (await hasListings(step.tx, catalog.id))) authorize(caller.viewer, "catalog.tighten", { catalog: slug });
  // By the policy that is in force still: a person who may not decide there may not loosen what decides.
  if (loosens) await demandFreshProof(step.tx, caller.viewer, { catalogId: catalog.id });
  return catalogBySlug(step.tx, slug);
}

/** Changes title or audience. The audience of a catalog that has listings is changed by a signed-in person only. */
export async function patchCatalog(caller: Caller, slug: string, patch: PatchCatalog): Promise<CatalogDto> {
  await attempt(caller, "catalog.change", slug, () =>
    change(caller, async (step) => {
      const before = await lockForChange(step, caller, slug, patch.audience !== undefined);
      const after = { title: patch.title ?? before.title, audience: patch.audience ?? before.audience };
      await step.tx.catalog.update({ where: { id: before.id }, data: after, select: { id: true } });
      step.record({ action: "catalog.change", object: slug, objectIds: [before.id], before: { title: before.title, audience: before.audience }, after });
      announceAccess(step);
    }),
  );
  await servedHere();
  return catalogView(caller.viewer, slug);
}

/** Puts a new policy in force within a running change; who may is the caller's business. For `putPolicy` and the demo. */
export async function replacePolicy(step: Change, caller: Caller, slug: string, policy: PolicyDocument, expected: string | null = null): Promise<PolicyView> {
  const catalog = await catalogBySlug(step.tx, slug);
  const before = await policyInForce(step.tx, catalog.id);
  if (expected !== null && expected !== before.digest) {
    throw new AppError("stale_policy", `The policy in force is version ${before.version} with digest ${before.digest}. Read it again.`);
  }
  const after = await addPolicy(step, caller, catalog.id, before.version + 1, policy);
  step.record({
    action: "policy.put",
    object: slug,
    objectIds: [catalog.id],
    before: { version: before.version, digest: before.digest, policy: json(before.document) },
    after: { version: after.version, digest: after.digest, policy: json(policy) },
  });
  return after;
}

/**
 * Puts a new policy in force. It approves nothing by itself (governance.md §5.7); reviews whose policy is met now are
 * concluded by a person. `expected` is the digest the caller saw, where one is demanded.
 * Throws `stale_policy` (412) when another policy is in force, `invalid_policy` when it requires a check that no rule makes.
 */
export async function putPolicy(caller: Caller, slug: string, policy: PolicyDocument, expected: string | null): Promise<PolicyView> {
  return attempt(caller, "policy.put", slug, () =>
    change(caller, async (step) => {
      await lockForChange(step, caller, slug, true);
      refuseUnknownChecks(policy);
      return replacePolicy(step, caller, slug, policy, expected);
    }),
  );
}

/** A check that never runs could never pass: such a policy would approve nothing, silently. */
export function refuseUnknownChecks({ requiredChecks }: PolicyDocument): void {
  const known = new Set<string>(CHECK_IDS);
  const unknown = requiredChecks.flatMap((id, index) => (known.has(id) ? [] : [{ path: `requiredChecks.${index}`, message: `"${id}" is no check of this release`, code: "unknown_check" }]));
  if (unknown.length > 0) throw new AppError("invalid_policy", `The checks are ${CHECK_IDS.join(", ")}.`, unknown);
}

/** The policy in force of a catalog the viewer may see, or `not_found`. */
export async function policyView(viewer: Viewer | null, slug: string): Promise<PolicyView> {
  const catalog = await catalogBySlug(prisma(), slug);
  if (!mayReadCatalog(catalog, readingGrant(viewer))) throw notFound();
  const { version, digest, document } = await policyInForce(prisma(), catalog.id);
  return { version, digest, policy: document };
}

async function toDto(tx: Tx, catalog: { id: string; slug: string; title: string; audience: string }): Promise<CatalogDto> {
  const [listings, policy] = await Promise.all([
    tx.listing.count({ where: { catalogId: catalog.id, ...listingWhere("active", new Date()) } }),
    tx.policy.findFirstOrThrow({ where: { catalogId: catalog.id }, orderBy: { version: "desc" }, select: { version: true, digest: true } }),
  ]);
  const { slug, title, audience } = catalog;
  return { slug, title, audience: audience as CatalogDto["audience"], listings, policy };
}

/** One catalog the viewer may see, or `not_found`. */
export async function catalogView(viewer: Viewer | null, slug: string): Promise<CatalogDto> {
  const catalog = await catalogBySlug(prisma(), slug);
  if (!mayReadCatalog(catalog, readingGrant(viewer))) throw notFound();
  return toDto(prisma(), catalog);
}

/** The catalogs the viewer may see, by slug. */
export async function listCatalogs(viewer: Viewer | null): Promise<CatalogDto[]> {
  const rows = await prisma().catalog.findMany({ orderBy: { slug: "asc" }, select: { id: true, slug: true, title: true, audience: true } });
  const grant = readingGrant(viewer);
  return Promise.all(rows.filter((row) => mayReadCatalog(row, grant)).map((row) => toDto(prisma(), row)));
}
