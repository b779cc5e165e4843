import type { Severity } from "@/lib/checks/schema";
import { SEVERITIES } from "@/lib/checks/check-names-schema";
import { prisma } from "@/lib/db/client";
import { Prisma } from "@/prisma/generated/client";

/**
 * The risk of a version: the worst finding of the newest run of its newest review, where that was over its present tools. In SQL, because neither "newest" nor
 * "worst" is a filter of Prisma. That a run was over the present subject is `presentRun` (lib/checks/present-run.ts); a round has one revision (trigger
 * `review_guard`), so of its runs only the tools may be others.
 */
const WORST = Prisma.sql`
  SELECT review.version_id AS id, found.worst
  FROM (SELECT DISTINCT ON (version_id) version_id, id, round, surface_digest FROM review ORDER BY version_id, submitted_at DESC, id DESC) AS review
  JOIN LATERAL (SELECT id, surface_digest FROM check_run WHERE review_id = review.id AND round = review.round ORDER BY finished_at DESC, id DESC LIMIT 1) AS newest
    ON newest.surface_digest IS NOT DISTINCT FROM review.surface_digest
  JOIN LATERAL (SELECT max(array_position(${[...SEVERITIES]}::text[], severity)) AS worst FROM finding WHERE run_id = newest.id) AS found ON worst IS NOT NULL`;

/** Ids of the versions with a risk of just this severity. */
export async function versionsWithRisk(severity: Severity): Promise<string[]> {
  const rows = await prisma().$queryRaw<{ id: string }[]>`SELECT id FROM (${WORST}) AS judged WHERE worst = ${SEVERITIES.indexOf(severity) + 1}`;
  return rows.map(({ id }) => id);
}

/** The risk of some versions, by id; those in which nothing was found are left out. */
export async function versionRisks(versionIds: readonly string[]): Promise<Map<string, Severity>> {
  const rows = await prisma().$queryRaw<{ id: string; worst: number }[]>`SELECT id, worst FROM (${WORST}) AS judged WHERE id = ANY(${[...versionIds]}::uuid[])`;
  return new Map(rows.flatMap(({ id, worst }) => SEVERITIES.slice(worst - 1, worst).map((severity) => [id, severity] as const)));
}
