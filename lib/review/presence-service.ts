import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { prisma } from "@/lib/db/client";
import { resourceOf, visibleReview } from "@/lib/review/guards";
import { principalNames } from "@/lib/review/lookup-service";
import type { Looker } from "@/lib/review/queue-schema";

/** A browser says every twenty seconds that it still shows a review; two misses and it is gone. */
export const LAPSE_MS = 45_000;

/**
 * Says that the viewer looks at a review, and answers who else does. Kept in PostgreSQL, since any number of web processes answer; rows
 * that have lapsed go with the next heartbeat. It decides nothing and is true for seconds, so there is no audit entry. Throws `not_found`,
 * `person_required`, `forbidden`.
 */
export async function lookAt(viewer: Viewer | null, reviewId: string): Promise<Looker[]> {
  const tx = prisma();
  const review = await visibleReview(tx, viewer, reviewId);
  authorize(viewer, "review.look", resourceOf(review));
  await tx.$executeRaw`
    WITH lapsed AS (DELETE FROM review_presence WHERE seen_at < now() - ${LAPSE_MS}::int * interval '1 millisecond' AND (review_id, principal_id) <> (${review.id}::uuid, ${viewer.principalId}::uuid))
    INSERT INTO review_presence (review_id, principal_id, seen_at) VALUES (${review.id}::uuid, ${viewer.principalId}::uuid, now())
    ON CONFLICT (review_id, principal_id) DO UPDATE SET seen_at = excluded.seen_at`;
  return (await lookersAt([review.id], viewer.principalId)).get(review.id) ?? [];
}

/** Who looks at each of some reviews now, without `exceptId`; two queries for all. */
export async function lookersAt(reviewIds: readonly string[], exceptId: string): Promise<Map<string, Looker[]>> {
  if (reviewIds.length === 0) return new Map();
  const tx = prisma();
  const rows = await tx.$queryRaw<{ reviewId: string; id: string }[]>`
    SELECT review_id AS "reviewId", principal_id AS id FROM review_presence
    WHERE review_id = ANY(${[...reviewIds]}::uuid[]) AND principal_id <> ${exceptId}::uuid AND seen_at >= now() - ${LAPSE_MS}::int * interval '1 millisecond' ORDER BY seen_at`;
  const names = rows.length === 0 ? new Map<string, string>() : await principalNames(tx, rows.map(({ id }) => id));
  const byReview = new Map<string, Looker[]>();
  for (const { reviewId, id } of rows) byReview.set(reviewId, [...(byReview.get(reviewId) ?? []), { id, name: names.get(id) ?? "unknown" }]);
  return byReview;
}
