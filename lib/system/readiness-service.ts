import { feedTail } from "@/lib/catalog/distribution";
import type { Readiness } from "@/lib/system/schema";
import { databaseReadiness } from "@/lib/telemetry/readiness";

/** Whether this process should be asked anything now. Never throws. */
export async function readiness(): Promise<Readiness> {
  const { answers, migrated } = await databaseReadiness();
  const facts = { database: answers, migrations: migrated, readModel: feedTail()?.isFresh() ?? false };
  return { ready: Object.values(facts).every(Boolean), ...facts };
}
