import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { suspendedServerSchema, suspendServerSchema } from "@/lib/catalog/listing-schema";
import { suspendServer } from "@/lib/catalog/suspension";
import { suspensionEffectSchema, suspensionScopeSchema } from "@/lib/effect/schema";
import { suspensionEffect } from "@/lib/effect/service";

const serverParams = z.object({ name: z.string().max(400) });

const getServerEffect = createRoute({
  method: "get",
  path: "/servers/{name}/suspension-effect",
  operationId: "getServerSuspensionEffect",
  tags: ["listings"],
  summary: "What suspending all versions of a server would hit",
  request: { params: serverParams, query: suspensionScopeSchema },
  responses: { 200: jsonAnswer(suspensionEffectSchema, "As it stands now"), ...PROBLEM },
});

const getVersionEffect = createRoute({
  method: "get",
  path: "/servers/{name}/versions/{version}/suspension-effect",
  operationId: "getSuspensionEffect",
  tags: ["listings"],
  summary: "What suspending a version would hit",
  request: { params: serverParams.extend({ version: z.string().max(255) }), query: suspensionScopeSchema },
  responses: { 200: jsonAnswer(suspensionEffectSchema, "As it stands now"), ...PROBLEM },
});

const postServerSuspension = createRoute({
  method: "post",
  path: "/servers/{name}/suspend",
  operationId: "suspendServer",
  tags: ["listings"],
  summary: "Suspend all versions of a server, everywhere or in one catalog, at once",
  request: { params: serverParams, body: jsonBody(suspendServerSchema) },
  responses: { 200: jsonAnswer(suspendedServerSchema, "The versions that are suspended"), ...PROBLEM },
});

/** Suspending a whole server, and what a suspension would hit (issue 7). */
export function registerSuspensions(app: ApiApp): void {
  app.openapi(getServerEffect, async (c) =>
    c.json(await suspensionEffect(callerOf(c).viewer, { server: c.req.valid("param").name, catalog: c.req.valid("query").catalog }), 200),
  );
  app.openapi(getVersionEffect, async (c) => {
    const { name, version } = c.req.valid("param");
    return c.json(await suspensionEffect(callerOf(c).viewer, { server: name, version, catalog: c.req.valid("query").catalog }), 200);
  });
  app.openapi(postServerSuspension, async (c) => {
    const { name } = c.req.valid("param");
    const { reason, catalog } = c.req.valid("json");
    return c.json({ server: name, ...(await suspendServer(callerOf(c), name, reason, catalog)) }, 200);
  });
}
