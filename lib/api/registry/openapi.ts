import { OpenAPIHono, z } from "@hono/zod-openapi";
import { stringify } from "yaml";
import type { ApiApp, ApiContext } from "@/lib/api/context";
import { LINK_BASE } from "./bases";
import { CORS_HEADERS } from "./cors";
import { DOCUMENT_SCHEMAS } from "./document-schemas";
import { type Operation, OPERATIONS } from "./operations";

type Document = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

const PREFIXES = ["/v0.1", "/v0"];
const PATH_PARAMETERS: Readonly<Record<string, string>> = {
  serverName: "The name as one encoded segment, such as com.example%2Fweather",
  version: "An exact version, or latest",
};
/** ToolHive takes an address for a registry only when both stand in its document (registry-api.md §5.5). */
const CONTRACT_VERSION = "1.0.0";
const DESCRIPTION =
  "The official MCP Registry API (https://github.com/modelcontextprotocol/registry) as Gatehouse serves it. What is published is listed after review.";

/** 400 comes as `application/json` too: so the official registry refuses NUL characters (registry-api.md §1.3). */
const PROBLEM_SHAPE = { schema: DOCUMENT_SCHEMAS.problem };

function pathParameters(path: string): z.ZodObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return z.object(Object.fromEntries(names.map((name) => [name, z.string().openapi({ description: PATH_PARAMETERS[name] ?? name })])));
}

function answersOf({ answer, refusals }: Operation) {
  const refused = [...refusals, 429, 500].map((status) => [
    status,
    { description: "The reason", content: { "application/problem+json": PROBLEM_SHAPE, ...(status === 400 && { "application/json": PROBLEM_SHAPE }) } },
  ]);
  return { 200: { description: "The answer", content: { "application/json": { schema: answer } } }, ...Object.fromEntries(refused) };
}

/** The official API as OpenAPI 3.1, from the list of operations and the shapes that requests are read by. */
export function registryDocument(): Document {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer", description: "A registry token from /auth, or an API token" });
  for (const prefix of PREFIXES) {
    for (const operation of OPERATIONS) {
      const { method, path, summary, query, body, secured } = operation;
      app.openAPIRegistry.registerPath({
        method,
        path: `${prefix}${path}`,
        operationId: `${method}${prefix}${path}`.replace(/[^a-z0-9]+(.)?/gi, (_, next: string | undefined) => next?.toUpperCase() ?? ""),
        tags: [path.startsWith("/auth/") ? "auth" : "servers"],
        summary,
        request: {
          params: pathParameters(path),
          ...(query && { query }),
          ...(body && { body: { required: true, content: { "application/json": { schema: body } } } }),
        },
        responses: answersOf(operation),
        ...(secured && { security: [{ bearer: [] }] }),
      });
    }
  }
  return app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "MCP Registry API", version: CONTRACT_VERSION, description: DESCRIPTION } });
}

/** `/openapi.yaml` and `/openapi.json` at the root, below each catalog and below each capability link. Each is made once. */
export function registerRegistryDocument(app: ApiApp): void {
  const made = new Map<string, string>();
  const answer = (format: "yaml" | "json") => (c: ApiContext) => {
    const server = serverOf(c);
    const text = made.get(format) ?? write(format);
    made.set(format, text);
    // Below a link it names the link's address, which no shared cache keeps.
    const caching = c.req.param("secret") === undefined ? "no-cache" : "private, no-cache";
    return new Response(text.replace(SERVER_PLACE, server), { headers: { ...CORS_HEADERS, "Content-Type": `application/${format}`, "Cache-Control": caching } });
  };
  for (const base of ["", "/c/:slug", LINK_BASE]) {
    app.get(`${base}/openapi.yaml`, answer("yaml"));
    app.get(`${base}/openapi.json`, answer("json"));
  }
}

/** The address that clients hold, as a path. */
function serverOf(c: ApiContext): string {
  const { slug, secret } = c.req.param() as { slug?: string; secret?: string };
  if (secret !== undefined) return `/r/${encodeURIComponent(secret)}`;
  return slug === undefined ? "/" : `/c/${encodeURIComponent(slug)}`;
}

/** Stands where each catalog's own address goes. */
const SERVER_PLACE = "/-server-";

function write(format: "yaml" | "json"): string {
  const document = { ...registryDocument(), servers: [{ url: SERVER_PLACE }] };
  return format === "yaml" ? stringify(document) : JSON.stringify(document);
}
