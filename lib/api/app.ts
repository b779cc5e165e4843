import { OpenAPIHono } from "@hono/zod-openapi";
import { routePath } from "hono/route";
import { getPath } from "hono/utils/url";
import type { DomainSources } from "@/lib/access/proof/domain";
import { authenticate } from "@/lib/api/authentication";
import type { ApiApp, ApiContext, ApiEnv } from "@/lib/api/context";
import { registerNacosFacade } from "@/lib/api/facade/nacos";
import { idempotency } from "@/lib/api/idempotency";
import { IMPORTS_PATH, limitBody } from "@/lib/api/manifest-body";
import { registerHealthz } from "@/lib/api/operations/healthz";
import { registerMetrics } from "@/lib/api/operations/metrics";
import { registerReadyz } from "@/lib/api/operations/readyz";
import { asAppError, problemResponse } from "@/lib/api/problem";
import { limitRequests } from "@/lib/api/rate-limits";
import { registerProduct } from "@/lib/api/product/product";
import { registerRegistryDocument } from "@/lib/api/registry/openapi";
import { officialFailure } from "@/lib/api/registry/failure";
import { createRegistryRead, registerRegistryFallback } from "@/lib/api/registry/read";
import { registerUnprefixed } from "@/lib/api/registry/unprefixed";
import { registerRegistryWrites } from "@/lib/api/registry/writes";
import { joinServerName } from "@/lib/api/server-path";
import { refuseUnstorable } from "@/lib/api/strict-body";
import { refuseInvalid } from "@/lib/api/validation-hook";
import { type ErrorCode, isAppError } from "@/lib/http/errors";
import type { OutboundNetwork } from "@/lib/http/outbound";
import { problemOf } from "@/lib/http/problem";
import { ownVersions } from "@/lib/submission/own-versions";
import { log } from "@/lib/telemetry/log";
import { measureRequests } from "@/lib/telemetry/request-metrics";

/** Answers everything thrown as a problem document; what nobody threw on purpose is logged with the request's id. */
function onError(error: unknown, c: ApiContext): Response {
  const failure = asAppError(error);
  const { code, detail, errors, headers } = failure;
  if (!isAppError(error)) logFailure(error, code, c);
  return officialFailure(failure, c.req.method, c.req.path) ?? problemResponse(c, problemOf(code, detail, errors), headers);
}

function logFailure(error: unknown, code: ErrorCode, c: ApiContext): void {
  const { requestId } = c.get("request") ?? { requestId: null };
  // The template, not the path: a capability link has its secret there.
  const facts = { err: error, requestId, method: c.req.method, route: routePath(c) };
  if (code === "internal") log().error(facts, "request failed");
  if (code === "not_ready") log().warn(facts, "request failed, the database is away");
}

/**
 * The whole HTTP API as one fetch-standard function (ARCHITECTURE.md §4). Reads of the registry, the facade and the
 * probes come before authentication: they judge credentials in memory and never ask the database.
 *
 * @param outside what lies outside this process; tests bring their own.
 */
export function createApi(outside: { domainSources?: DomainSources; network?: OutboundNetwork } = {}): ApiApp {
  const app = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid, getPath: (request) => joinServerName(getPath(request)) });
  app.onError((error, c) => onError(error, c as ApiContext));
  app.use(measureRequests);
  limitRequests(app);
  registerHealthz(app);
  registerReadyz(app);
  registerMetrics(app);
  registerNacosFacade(app);
  createRegistryRead({ ownVersions }).register(app);
  registerRegistryWrites(app, outside.domainSources);
  registerRegistryDocument(app);
  registerRegistryFallback(app);
  registerUnprefixed(app);
  app.use("/api/v1/*", limitBody);
  app.use(authenticate({ acceptsMultipart: (path) => path === IMPORTS_PATH }));
  app.use("/api/v1/*", refuseUnstorable, idempotency);
  registerProduct(app, outside.network);
  app.notFound((c) => problemResponse(c, problemOf("not_found", "No such endpoint. See /api/v1/openapi.json.")));
  return app;
}
