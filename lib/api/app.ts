import { OpenAPIHono } from "@hono/zod-openapi";
import { getPath } from "hono/utils/url";
import { authenticate } from "@/lib/api/authentication";
import type { ApiApp, ApiContext, ApiEnv } from "@/lib/api/context";
import { registerNacosFacade } from "@/lib/api/facade/nacos";
import { idempotency } from "@/lib/api/idempotency";
import { limitBody } from "@/lib/api/manifest-body";
import { registerHealthz } from "@/lib/api/operations/healthz";
import { registerMetrics } from "@/lib/api/operations/metrics";
import { registerReadyz } from "@/lib/api/operations/readyz";
import { asAppError, problemOf, problemResponse } from "@/lib/api/problem";
import { registerProduct } from "@/lib/api/product/product";
import { createRegistryRead, registerRegistryFallback } from "@/lib/api/registry/read";
import { registerRegistryWrites } from "@/lib/api/registry/writes";
import { joinServerName } from "@/lib/api/server-path";
import { refuseUnstorable } from "@/lib/api/strict-body";
import { refuseInvalid } from "@/lib/api/validation-hook";
import { ownVersions } from "@/lib/submission/own-versions";
import { log } from "@/lib/telemetry/log";
import { measureRequests } from "@/lib/telemetry/request-metrics";

/** Answers everything thrown as a problem document; what nobody expected is logged with the request's id. */
function onError(error: unknown, c: ApiContext): Response {
  const { requestId } = c.get("request") ?? { requestId: null };
  const { code, detail, errors } = asAppError(error);
  if (code === "internal") log().error({ err: error, requestId, path: c.req.path }, "request failed");
  return problemResponse(c, problemOf(code, detail, errors));
}

/**
 * The whole HTTP API as one fetch-standard function (ARCHITECTURE.md §4). Reads of the registry, the facade and the
 * probes come before authentication: they judge credentials in memory and never ask the database.
 */
export function createApi(): ApiApp {
  const app = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid, getPath: (request) => joinServerName(getPath(request)) });
  app.onError((error, c) => onError(error, c as ApiContext));
  app.use(measureRequests);
  registerHealthz(app);
  registerReadyz(app);
  registerMetrics(app);
  registerNacosFacade(app);
  createRegistryRead({ ownVersions }).register(app);
  registerRegistryWrites(app);
  registerRegistryFallback(app);
  app.use("/api/v1/*", limitBody);
  app.use(authenticate());
  app.use("/api/v1/*", refuseUnstorable, idempotency);
  registerProduct(app);
  app.notFound((c) => problemResponse(c, problemOf("not_found", "No such endpoint. See /api/v1/openapi.json.")));
  return app;
}
