import { LRUCache } from "lru-cache";
import { policySchema, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { slot } from "@/lib/config/slot";
import { prisma, type Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";
import { approvalFacts } from "@/lib/review/facts";
import { countedRoles, countingApprovals, type VotingRole } from "@/lib/review/policy";
import { asOf, earlierRights } from "@/lib/review/rights-then";

/** What an approval rests on. Names nobody: whoever reads the listing may read this. */
export interface ApprovalGround {
  catalog: string;
  /** The one that was met. */
  policy: { version: number; digest: string };
  /** In which roles people approved, each counted once. */
  approvals: { role: VotingRole; count: number }[];
}

const MAX_KEPT = 2_000;
/** By review: an approval is final, so what it rested on never changes. */
const kept = slot<LRUCache<string, ApprovalGround["approvals"]>>("approvalGrounds");

/** What the approvals of a version rest on, in some catalogs; those that list it on another basis are left out. The caller has made sure that the viewer reads them. */
export async function approvalGrounds(server: string, version: string, catalogs: readonly string[]): Promise<ApprovalGround[]> {
  const tx = prisma();
  const listings = await tx.listing.findMany({
    where: { basis: "review", version: { version, server: { nameKey: serverNameKey(server) } }, catalog: { slug: { in: [...catalogs] } } },
    select: {
      versionId: true,
      listedAt: true,
      reviewId: true,
      catalog: { select: { slug: true } },
      policy: { select: { version: true, digest: true, document: true } },
    },
  });
  const known = kept.peek() ?? new LRUCache<string, ApprovalGround["approvals"]>({ max: MAX_KEPT });
  kept.set(known);
  return Promise.all(
    listings.map(async ({ reviewId, versionId, listedAt, catalog, policy: { document, ...policy } }) => {
      const approvals = reviewId === null ? [] : (known.get(reviewId) ?? (await rolesOf(tx, { reviewId, versionId, listedAt }, policySchema.parse(document))));
      if (reviewId !== null) known.set(reviewId, approvals);
      return { catalog: catalog.slug, policy, approvals };
    }),
  );
}

/** The votes that met the policy, by what was true of the voters when it was met. */
async function rolesOf(tx: Tx, { reviewId, versionId, listedAt }: { reviewId: string; versionId: string; listedAt: Date }, policy: PolicyDocument): Promise<ApprovalGround["approvals"]> {
  const review = await tx.review.findUniqueOrThrow({ where: { id: reviewId }, select: { id: true, round: true } });
  const facts = await approvalFacts(tx, { ...review, versionId });
  const earlier = await earlierRights(tx, facts.votes.map(({ voterId }) => voterId));
  const counting = countingApprovals({ ...facts, votes: facts.votes.map((vote) => asOf(vote, listedAt, earlier)) });
  return countedRoles(counting, policy.approvals.roles);
}
