import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiApp, ApiEnv } from "@/lib/api/context";
import { RELEASE } from "@/lib/config/build";

type OpenApiDocument = ReturnType<OpenAPIHono<ApiEnv>["getOpenAPI31Document"]>;

/** The product API as OpenAPI 3.1, from the very routes that answer. `app` has them all registered. */
export function productDocument(app: ApiApp): OpenApiDocument {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Gatehouse",
      version: RELEASE,
      description: "The product API. Clients of the MCP registry use the official API below /v0.1, which has its own document.",
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }, { cookie: [] }],
  });
}

/** GET /api/v1/openapi.json. Register it after every other route of `app`; the document is made once. */
export function registerOpenApi(app: ApiApp): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer", description: "An API token" });
  app.openAPIRegistry.registerComponent("securitySchemes", "cookie", { type: "apiKey", in: "cookie", name: "next-auth.session-token" });
  let document: OpenApiDocument | undefined;
  app.get("/api/v1/openapi.json", (c) => {
    document ??= productDocument(app);
    return c.json(document, 200, { "Cache-Control": "no-cache" });
  });
}
