import type { ApiApp } from "@/lib/api/context";
import { feedTail } from "@/lib/catalog/distribution";
import { readiness } from "@/lib/system/readiness-service";
import { isDraining } from "@/lib/telemetry/draining";

/** `GET /readyz`: 200 when the database answers, its migrations are complete and the read model is caught up; else 503, also for a process that is stopping. */
export function registerReadyz(app: ApiApp): void {
  app.get("/readyz", async (c) => {
    if (isDraining()) return c.json({ status: "draining" }, 503, { "Cache-Control": "no-store" });
    const tail = feedTail();
    const { ready, ...facts } = await readiness();
    const checks = Object.fromEntries(Object.entries(facts).map(([name, isGood]) => [name, isGood ? "ok" : "failed"]));
    const answer = { status: ready ? "ready" : "not_ready", checks, feed: { appliedSeq: tail?.appliedSeq ?? null, lag: tail?.lag ?? null } };
    return c.json(answer, ready ? 200 : 503, { "Cache-Control": "no-store" });
  });
}
