import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { decodeCursor, encodeCursor, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { fileOfMultipart } from "@/lib/api/product/multipart-file";
import { idParams, jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { AppError } from "@/lib/http/errors";
import { importOutcomeSchema, importRequestSchema, importSummarySchema, importViewSchema, startedImportSchema } from "@/lib/upstream/import-schema";
import { listImports, startImport, viewImport } from "@/lib/upstream/import-service";

const SERVERS = { type: "array" as const, items: { type: "object" as const }, description: "The registry's seed format: server.json documents" };

const postImport = createRoute({
  method: "post",
  path: "/imports",
  operationId: "createImport",
  tags: ["publishing"],
  summary: "Import a file of servers: a JSON array of server.json, or a dump of /v0.1/servers",
  request: {
    query: importRequestSchema,
    // Plain JSON schemas: the body is streamed to a file, nothing may parse it on the way.
    body: {
      required: true,
      description: "At most 512 MiB, as JSON or as a file of a form.",
      content: {
        "application/json": { schema: SERVERS },
        "multipart/form-data": { schema: { type: "object" as const, properties: { file: { type: "string" as const, format: "binary" } }, required: ["file"] } },
      },
    },
  },
  responses: { 202: jsonAnswer(startedImportSchema, "The import has begun"), ...PROBLEM },
});

const getImports = createRoute({
  method: "get",
  path: "/imports",
  operationId: "listImports",
  tags: ["publishing"],
  summary: "Imports, newest first",
  request: { query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(importSummarySchema), "Imports"), ...PROBLEM },
});

const getImport = createRoute({
  method: "get",
  path: "/imports/{id}",
  operationId: "getImport",
  tags: ["publishing"],
  summary: "How far an import is, and what became of its entries",
  request: { params: idParams, query: pageQuerySchema.extend({ outcome: importOutcomeSchema.optional() }) },
  responses: { 200: jsonAnswer(importViewSchema, "The import and a page of its entries"), ...PROBLEM },
});

const positionSchema = z.object({ at: z.string(), id: z.string() });

/** The file that is sent, as it comes in. Throws `unsupported_media_type` and `invalid_request`. */
async function uploadOf(request: Request): Promise<{ name: string; body: Readable }> {
  const mediaType = request.headers.get("Content-Type") ?? "";
  if (request.body === null) throw new AppError("invalid_request", "The request has no body.");
  const body = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
  if (/^multipart\/form-data\b/i.test(mediaType)) return fileOfMultipart(body, mediaType);
  if (/^application\/json\b/i.test(mediaType)) return { name: "servers.json", body };
  throw new AppError("unsupported_media_type", "Send a JSON array, or a form with a file.");
}

/** /imports (governance.md §4). */
export function registerImports(app: ApiApp): void {
  app.openapi(postImport, async (c) => c.json(await startImport(callerOf(c), c.req.valid("query"), await uploadOf(c.req.raw)), 202));
  app.openapi(getImports, async (c) => {
    const { limit, cursor } = c.req.valid("query");
    const { items, next } = await listImports(callerOf(c).viewer, limit, decodeCursor(positionSchema, cursor) ?? null);
    return c.json({ items, ...(next !== null && { nextCursor: encodeCursor({ ...next }) }) }, 200);
  });
  app.openapi(getImport, async (c) => {
    const { limit, cursor, outcome } = c.req.valid("query");
    const from = decodeCursor(z.number().int().min(0), cursor) ?? 0;
    const { summary, entries, next } = await viewImport(callerOf(c).viewer, c.req.valid("param").id, { outcome, from, limit });
    return c.json({ ...summary, entries, ...(next !== null && { nextCursor: encodeCursor(next) }) }, 200);
  });
}
