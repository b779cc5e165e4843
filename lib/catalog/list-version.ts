import type { Change } from "@/lib/audit/write";
import { announce } from "@/lib/catalog/feed";
import { eventOf, followingLatest } from "@/lib/catalog/latest";
import { findListing, type PolicyInForce } from "@/lib/catalog/lookup-service";
import { giveShortKeys } from "@/lib/catalog/short-key-service";
import { fetchIcons } from "@/lib/jobs/definitions";

export interface ApprovedVersion {
  serverId: string;
  versionId: string;
  catalogId: string;
  revisionId: string;
  surfaceId: string | null;
  reviewId: string;
  policy: PolicyInForce;
  /** The version was suspended before it was ever listed: it is listed as suspended (no approval outlives a block). */
  blocked: { reason: string; byId: string } | null;
}

const DAY_MS = 86_400_000;

/**
 * Lists an approved version, within the transaction of the deciding vote. A listing that had expired or was withdrawn
 * is renewed by its new review; a suspension that stands on it stays. Returns whether the listing is suspended.
 */
export async function listApproved(change: Change, approved: ApprovedVersion): Promise<{ suspended: boolean }> {
  const { serverId, versionId, catalogId, revisionId, surfaceId, reviewId, policy, blocked } = approved;
  const now = new Date();
  const ttlDays = policy.document.approvalTtlDays;
  const decided = {
    revisionId,
    surfaceId,
    basis: "review",
    policyId: policy.id,
    reviewId,
    listedAt: now,
    expiresAt: ttlDays === null ? null : new Date(now.getTime() + ttlDays * DAY_MS),
    expiryAnnouncedAt: null,
    updatedAt: now,
  };
  const suspension = blocked && { suspendedAt: now, suspendedById: blocked.byId, suspendReason: blocked.reason };
  await fetchIcons(change.tx, [revisionId]);
  return followingLatest(change, serverId, catalogId, async () => {
    await change.tx.listing.upsert({
      where: { versionId_catalogId: { versionId, catalogId } },
      create: { versionId, catalogId, ...decided, ...suspension },
      update: { ...decided, ...suspension, withdrawnAt: null, withdrawnById: null, withdrawReason: null },
      select: { id: true },
    });
    const row = await findListing(change.tx, versionId, catalogId);
    if (row === null) throw new Error("a listing just written is not found");
    await giveShortKeys(change, catalogId, [row.version.server]);
    const suspended = row.suspendedAt !== null;
    announce(change, [eventOf(row, suspended ? "suspended" : "listed")]);
    return { suspended };
  });
}
