import type { ApiApp } from "@/lib/api/context";

/** `GET /healthz`: the process is alive. Says nothing about what it depends on. */
export function registerHealthz(app: ApiApp): void {
  app.get("/healthz", (c) => c.json({ status: "ok" }, 200, { "Cache-Control": "no-store" }));
}
