import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { refuseUnknownChecks } from "@/lib/catalog/catalog-service";
import { listingWhere } from "@/lib/catalog/listing-filter";
import { catalogBySlug, newestPolicy } from "@/lib/catalog/lookup-service";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import { mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import type { Tx } from "@/lib/db/client";
import { snapshot } from "@/lib/db/transaction";
import { notFound } from "@/lib/http/errors";
import { changedItems, type Judged, tallyOf, type Verdict, verdictOf } from "@/lib/review/dry-run-plan";
import type { DryRun, DryRunFilter, DryRunItem } from "@/lib/review/dry-run-schema";
import { type JudgedReview, policyFactsOf } from "@/lib/review/facts";
import { asOf, earlierRights } from "@/lib/review/rights-then";

/** So many reviews are judged at a time, which bounds what is held in memory. */
const BATCH = 1_000;

type Candidate = JudgedReview & Omit<Judged, "reviewId" | "facts"> & {
  /** When a listing was decided; null for a review that is not. */
  decidedAt: Date | null;
};

const VERSION = { version: true, server: { select: { name: true } } } as const;

/** The reviews behind the active listings that a policy decided. */
async function listedReviews(tx: Tx, catalogId: string): Promise<Candidate[]> {
  const listings = await tx.listing.findMany({
    where: { catalogId, basis: "review", ...listingWhere("active", new Date()) },
    select: { reviewId: true, versionId: true, listedAt: true, version: { select: VERSION } },
  });
  const ids = listings.flatMap(({ reviewId }) => reviewId ?? []);
  const rows = await tx.$queryRaw<Pick<JudgedReview, "id" | "round" | "surfaceDigest" | "manifestRevision">[]>`
    SELECT r.id, r.round, r.surface_digest AS "surfaceDigest", json_build_object('digest', m.digest) AS "manifestRevision"
    FROM review r JOIN manifest_revision m ON m.id = r.revision_id WHERE r.id = ANY(${ids}::uuid[])`;
  const reviews = new Map(rows.map((row) => [row.id, row]));
  return listings.flatMap(({ reviewId, versionId, listedAt, version: { version, server } }): Candidate[] => {
    const review = reviews.get(reviewId ?? "");
    return review === undefined ? [] : [{ ...review, kind: "listing", versionId, server: server.name, version, decidedAt: listedAt }];
  });
}

async function openReviews(tx: Tx, catalogId: string): Promise<Candidate[]> {
  const reviews = await tx.review.findMany({ where: { catalogId, state: "in_review" }, select: { id: true, round: true, versionId: true, surfaceDigest: true, manifestRevision: { select: { digest: true } }, version: { select: VERSION } } });
  return reviews.map(({ version, ...review }) => ({ ...review, kind: "review", server: version.server.name, version: version.version, decidedAt: null }));
}

/** The facts of each; those of a listing as they were when it was decided, but for its checks, which are the newest. */
async function judgedOf(tx: Tx, candidates: readonly Candidate[]): Promise<Judged[]> {
  const facts = await policyFactsOf(tx, candidates);
  const voters = [...facts.values()].flatMap(({ votes }) => votes.map(({ voterId }) => voterId));
  const earlier = await earlierRights(tx, [...new Set(voters)]);
  return candidates.flatMap(({ id, kind, server, version, decidedAt }) => {
    const present = facts.get(id);
    if (present === undefined) return [];
    const votes = decidedAt === null ? present.votes : present.votes.map((vote) => asOf(vote, decidedAt, earlier));
    return [{ kind, server, version, reviewId: id, facts: { ...present, votes } }];
  });
}

async function verdictsOf(tx: Tx, catalogId: string, inForce: PolicyDocument, other: PolicyDocument): Promise<Verdict[]> {
  const candidates = [...(await listedReviews(tx, catalogId)), ...(await openReviews(tx, catalogId))];
  const verdicts: Verdict[] = [];
  for (let from = 0; from < candidates.length; from += BATCH) {
    const judged = await judgedOf(tx, candidates.slice(from, from + BATCH));
    verdicts.push(...judged.map((thing) => verdictOf(thing, inForce, other)));
  }
  return verdicts;
}

/**
 * What would be if `policy` were in force: which active listings would not pass, and which reviews would become approvable
 * or cease to be. Changes nothing: a policy neither approves nor removes anything by itself (governance.md §5.7).
 *
 * Answers the items from `from` on, at most `limit`. Throws `not_found`, `forbidden`, `invalid_policy`.
 */
export async function dryRunPolicy(
  viewer: Viewer | null,
  slug: string,
  policy: PolicyDocument,
  { from, limit, ...filter }: DryRunFilter & { from: number; limit: number },
): Promise<DryRun & { items: DryRunItem[]; next: number | null }> {
  return snapshot(async (tx) => {
    const catalog = await catalogBySlug(tx, slug);
    if (!mayReadCatalog(catalog, readingGrant(viewer))) throw notFound();
    authorize(viewer, "policy.study", { catalog: slug });
    refuseUnknownChecks(policy);
    const { version, digest, document } = await newestPolicy(tx, catalog.id);
    const verdicts = await verdictsOf(tx, catalog.id, document, policy);
    const imported = await tx.listing.count({ where: { catalogId: catalog.id, basis: { not: "review" }, ...listingWhere("active", new Date()) } });
    const { listings, ...tally } = tallyOf(verdicts);
    const items = changedItems(verdicts, filter);
    const end = from + limit;
    return { inForce: { version, digest }, listings: { ...listings, imported }, ...tally, items: items.slice(from, end), next: end < items.length ? end : null };
  });
}
