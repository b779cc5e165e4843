import type { ApiApp } from "@/lib/api/context";
import { metrics } from "@/lib/telemetry/metrics";

/** `GET /metrics` in the Prometheus text format. */
export function registerMetrics(app: ApiApp): void {
  app.get("/metrics", async (c) => {
    const current = metrics();
    if (current === undefined) return c.text("metrics are not collected in this process\n", 503);
    return c.body(await current.text(), 200, { "Content-Type": current.contentType, "Cache-Control": "no-store" });
  });
}
