import { database } from "@/lib/db/client";

/** Whether the database answers, and whether every migration it knows of was completed. Never throws. */
export async function databaseReadiness(): Promise<{ answers: boolean; migrated: boolean }> {
  try {
    const { rows } = await database().pool.query<{ complete: boolean }>(
      "SELECT count(*) > 0 AND bool_and(finished_at IS NOT NULL OR rolled_back_at IS NOT NULL) AS complete FROM _prisma_migrations",
    );
    return { answers: true, migrated: rows[0]?.complete ?? false };
  } catch {
    return { answers: false, migrated: false };
  }
}
