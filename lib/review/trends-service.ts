import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { prisma } from "@/lib/db/client";

/** Days the trends look back. */
export const TREND_DAYS = 30;

/** Upper ends of the ages that are told apart, in hours; what is older is the last one. */
export const AGE_HOURS = [4, 24, 72, 168] as const;

export interface Trends {
  /** Oldest first; `day` is a date in UTC. What its publisher took back was not decided. */
  days: { day: string; submitted: number; decided: number }[];
  /** From the submission to the first vote, or comment of somebody who reviews and is not of the namespace, of reviews submitted in these days; null when there was none. */
  firstResponseMs: number | null;
  /** How long decided reviews had waited for reviewers, the publisher's time left out; null when none was decided. */
  decisionMs: number | null;
  /** How long what waits now has waited; as many as `AGE_HOURS`, and one for the rest. */
  ages: number[];
}

const DAYS = (): Promise<{ day: string; submitted: number; decided: number }[]> => prisma().$queryRaw`
  SELECT to_char(day, 'YYYY-MM-DD') AS day,
    (SELECT count(*)::int FROM review r WHERE r.submitted_at >= day AT TIME ZONE 'UTC' AND r.submitted_at < (day + interval '1 day') AT TIME ZONE 'UTC') AS submitted,
    (SELECT count(*)::int FROM review r WHERE r.state IN ('approved', 'rejected') AND r.decided_at >= day AT TIME ZONE 'UTC' AND r.decided_at < (day + interval '1 day') AT TIME ZONE 'UTC') AS decided
  FROM generate_series((now() AT TIME ZONE 'UTC')::date - ${TREND_DAYS - 1}::int, (now() AT TIME ZONE 'UTC')::date, interval '1 day') AS day ORDER BY day`;

const MEDIANS = (): Promise<{ response: number | null; decision: number | null }[]> => prisma().$queryRaw`
  WITH recent AS (SELECT r.id, r.submitted_at, r.submitted_by_id, s.namespace_id FROM review r JOIN version v ON v.id = r.version_id JOIN server s ON s.id = v.server_id WHERE r.submitted_at >= now() - ${TREND_DAYS}::int * interval '1 day'),
  answered AS (
    SELECT extract(epoch FROM least(
        (SELECT min(v.cast_at) FROM vote v WHERE v.review_id = r.id),
        (SELECT min(c.at) FROM review_comment c WHERE c.review_id = r.id AND c.author_id <> r.submitted_by_id
          AND EXISTS (SELECT 1 FROM principal_role p WHERE p.principal_id = c.author_id AND p.role IN ('reviewer', 'security_reviewer', 'admin'))
          AND NOT EXISTS (SELECT 1 FROM namespace_member m WHERE m.principal_id = c.author_id AND m.namespace_id = r.namespace_id))) - r.submitted_at) * 1000 AS ms FROM recent r)
  SELECT (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms::float8) FROM answered WHERE ms IS NOT NULL) AS response,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY waited_ms::float8) FROM review WHERE state IN ('approved', 'rejected') AND decided_at >= now() - ${TREND_DAYS}::int * interval '1 day') AS decision`;

const AGES = (): Promise<{ bucket: number; reviews: number }[]> => prisma().$queryRaw`
  SELECT width_bucket(extract(epoch FROM now() - running_since + waited_ms * interval '1 millisecond')::float8 / 3600, ${[...AGE_HOURS]}::float8[])::int AS bucket, count(*)::int AS reviews
  FROM review WHERE state IN ('submitted', 'in_review') AND running_since IS NOT NULL GROUP BY 1`;

/** How the desk has done in the last thirty days; who reviews, and who is of a namespace, is judged by present roles. Throws `forbidden` outside the console. */
export async function readTrends(viewer: Viewer): Promise<Trends> {
  authorize(viewer, "console.enter");
  const [days, medians, found] = await Promise.all([DAYS(), MEDIANS(), AGES()]);
  const ages = [...AGE_HOURS, null].map((_, index) => found.find(({ bucket }) => bucket === index)?.reviews ?? 0);
  return { days, firstResponseMs: medians[0]?.response ?? null, decisionMs: medians[0]?.decision ?? null, ages };
}
