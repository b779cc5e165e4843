import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { metrics } from "@/lib/telemetry/metrics";

/** Counts and times every request by its route template. Mount it first. */
export const measureRequests: MiddlewareHandler = async (c, next) => {
  const started = performance.now();
  await next();
  // After `next` this is the template of the handler that answered.
  const template = routePath(c);
  const route = template.endsWith("*") ? "unmatched" : template;
  metrics()?.observeRequest({ method: c.req.method, route, status: c.res.status, seconds: (performance.now() - started) / 1000 });
};
