import type { Caller } from "@/lib/access/schema";
import type { Change } from "@/lib/audit/write";
import type { CatalogRow } from "@/lib/catalog/lookup-service";
import { wishForKey } from "@/lib/catalog/short-key-choice-service";
import { AppError } from "@/lib/http/errors";
import { advance } from "@/lib/review/decide";
import { keylessReviewsOfServer } from "@/lib/review/lookup-service";

/**
 * Keeps the short key that a submission wishes for, within its change; the server's row must be locked. Reviews that are open
 * show the earlier key: they move on to another revision, so that nobody votes on a key they did not see (governance.md §5.10),
 * and where somebody has approved, the key stays as it was seen.
 * Throws `conflict` for that, and as `wishForKey`.
 */
export async function chooseKey(change: Change, caller: Caller, server: { id: string; name: string }, catalogs: readonly CatalogRow[], wish: string): Promise<void> {
  if (!(await wishForKey(change, caller.viewer, server, catalogs, wish))) return;
  for (const review of await keylessReviewsOfServer(change.tx, server.id)) {
    if ((await change.tx.vote.count({ where: { reviewId: review.id, round: review.round, decision: "approve" } })) > 0) {
      const detail = `Somebody has approved ${review.version.version} for "${review.catalog.slug}" with the short key they saw. Send none, or wait for that decision.`;
      throw new AppError("conflict", detail, [{ path: "shortKey", message: detail, code: "conflict" }]);
    }
    await advance(change, review, { actorId: caller.viewer.principalId, what: "chose another short key" }, {});
  }
}
