import type { ApiApp } from "@/lib/api/context";
import { feedTail } from "@/lib/catalog/distribution";
import { isDraining } from "@/lib/telemetry/draining";
import { databaseReadiness } from "@/lib/telemetry/readiness";

/** `GET /readyz`: 200 when the database answers, its migrations are complete and the read model is caught up; else 503, also for a process that is stopping. */
export function registerReadyz(app: ApiApp): void {
  app.get("/readyz", async (c) => {
    if (isDraining()) return c.json({ status: "draining" }, 503, { "Cache-Control": "no-store" });
    const tail = feedTail();
    const { answers, migrated } = await databaseReadiness();
    const facts = { database: answers, migrations: migrated, readModel: tail?.isFresh() ?? false };
    const isReady = Object.values(facts).every(Boolean);
    const checks = Object.fromEntries(Object.entries(facts).map(([name, isGood]) => [name, isGood ? "ok" : "failed"]));
    const answer = { status: isReady ? "ready" : "not_ready", checks, feed: { appliedSeq: tail?.appliedSeq ?? null, lag: tail?.lag ?? null } };
    return c.json(answer, isReady ? 200 : 503, { "Cache-Control": "no-store" });
  });
}
