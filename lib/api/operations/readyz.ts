import type { ApiApp } from "@/lib/api/context";
import { feedTail } from "@/lib/catalog/distribution";
import { database } from "@/lib/db/client";

type Check = "ok" | "failed";

/** `GET /readyz`: 200 when the database answers, its migrations are complete and the read model is caught up; else 503. */
export function registerReadyz(app: ApiApp): void {
  app.get("/readyz", async (c) => {
    const tail = feedTail();
    const checks = { ...(await databaseChecks()), readModel: toCheck(tail?.isFresh() ?? false) };
    const isReady = Object.values(checks).every((check) => check === "ok");
    const answer = { status: isReady ? "ready" : "not_ready", checks, feed: { appliedSeq: tail?.appliedSeq ?? null, lag: tail?.lag ?? null } };
    return c.json(answer, isReady ? 200 : 503, { "Cache-Control": "no-store" });
  });
}

async function databaseChecks(): Promise<{ database: Check; migrations: Check }> {
  try {
    const { rows } = await database().pool.query<{ complete: boolean }>(
      "SELECT count(*) > 0 AND bool_and(finished_at IS NOT NULL OR rolled_back_at IS NOT NULL) AS complete FROM _prisma_migrations",
    );
    return { database: "ok", migrations: toCheck(rows[0]?.complete ?? false) };
  } catch {
    return { database: "failed", migrations: "failed" };
  }
}

function toCheck(isGood: boolean): Check {
  return isGood ? "ok" : "failed";
}
