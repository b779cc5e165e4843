import { AppError } from "@/lib/http/errors";
import { isOpen } from "@/lib/review/machine";
import type { ReviewState } from "@/lib/review/schema";

/** What the registry already knows about the version a manifest names. */
export interface KnownVersion {
  /** Digest of its newest revision. */
  digest: string;
  everListed: boolean;
  reviews: readonly { id: string; catalogId: string; state: ReviewState; digest: string }[];
}

export interface SubmissionPlan {
  /** `first`: the version is new; `next`: another revision of it; `same`: the newest one goes to one more catalog. */
  revision: "first" | "next" | "same";
  /** Reviews that asked for changes and get this revision, in a new round. */
  resubmit: string[];
  /** Catalogs in which a review begins. */
  open: string[];
}

const DUPLICATE = "invalid version: cannot publish duplicate version";

/**
 * What a submission does, decided from stored facts alone (governance.md §1 "Version", §2 table).
 *
 * Throws `version_final` when the bytes may never change again (listed or rejected), `version_exists` when the version
 * is already there or under review, `digest_rejected` when these bytes were rejected in a wanted catalog.
 */
export function planSubmission(known: KnownVersion | null, digest: string, catalogIds: readonly string[]): SubmissionPlan {
  if (known === null) return { revision: "first", resubmit: [], open: [...catalogIds] };
  return known.digest === digest ? planSameBytes(known, catalogIds) : planOtherBytes(known, catalogIds);
}

function planSameBytes(known: KnownVersion, catalogIds: readonly string[]): SubmissionPlan {
  if (known.everListed) throw new AppError("version_exists", `${DUPLICATE}; propose it to another catalog instead.`);
  for (const review of known.reviews) {
    if (review.state === "rejected" && review.digest === known.digest && catalogIds.includes(review.catalogId)) {
      throw new AppError("digest_rejected", "This manifest was rejected there; send another manifest under another version.");
    }
  }
  const busy = new Set(known.reviews.filter((review) => isOpen(review.state)).map((review) => review.catalogId));
  const open = catalogIds.filter((id) => !busy.has(id));
  if (open.length === 0) throw new AppError("version_exists", `${DUPLICATE}; it is under review, or changes were requested and the bytes are the same.`);
  // Where nothing is open any more, whoever sends the bytes again becomes a submitter of them, and may not vote.
  return { revision: busy.size > 0 ? "same" : "next", resubmit: [], open };
}

function planOtherBytes(known: KnownVersion, catalogIds: readonly string[]): SubmissionPlan {
  if (known.everListed || known.reviews.some((review) => review.state === "rejected")) {
    throw new AppError("version_final", `${DUPLICATE}; it was listed or rejected, so its bytes are final. Use another version.`);
  }
  const waiting = known.reviews.filter((review) => review.state === "submitted" || review.state === "in_review");
  if (waiting.length > 0) throw new AppError("version_exists", `${DUPLICATE}; it is under review. Withdraw it first, or use another version.`);
  const answered = known.reviews.filter((review) => review.state === "changes_requested");
  const taken = new Set(answered.map((review) => review.catalogId));
  return { revision: "next", resubmit: answered.map((review) => review.id), open: catalogIds.filter((id) => !taken.has(id)) };
}
