import { Readable } from "node:stream";
import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { decodeCursor, encodeCursor, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { auditPage, exportAudit } from "@/lib/audit/read-service";
import { type AuditEntryDto, auditEntrySchema, auditFilterSchema } from "@/lib/audit/schema";

const JSON_LINES = "application/x-ndjson";

const listAuditEntries = createRoute({
  method: "get",
  path: "/audit",
  operationId: "listAuditEntries",
  tags: ["audit"],
  summary: "The record, newest first",
  request: { query: auditFilterSchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(auditEntrySchema), "Entries"), ...PROBLEM },
});

const exportAuditEntries = createRoute({
  method: "get",
  path: "/audit/export",
  operationId: "exportAuditEntries",
  tags: ["audit"],
  summary: "The record in order, one JSON object a line",
  request: { query: auditFilterSchema },
  responses: { 200: { description: `One entry a line, as ${JSON_LINES}` }, ...PROBLEM },
});

async function* lines(entries: AsyncIterable<AuditEntryDto>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

/** /audit (governance.md §4). */
export function registerAudit(app: ApiApp): void {
  app.openapi(listAuditEntries, async (c) => {
    const { viewer } = callerOf(c);
    const { limit, cursor, ...filter } = c.req.valid("query");
    const { items, next } = await auditPage(viewer, filter, limit, decodeCursor(z.number().int(), cursor) ?? null);
    return c.json({ items, ...(next !== null && { nextCursor: encodeCursor(next) }) }, 200);
  });
  app.openapi(exportAuditEntries, async (c) => {
    const entries = await exportAudit(callerOf(c), c.req.valid("query"));
    // An error on the way breaks the connection: an export that is cut short must not look complete.
    const body = Readable.toWeb(Readable.from(lines(entries), { objectMode: false })) as ReadableStream<Uint8Array>;
    const headers = { "Content-Type": JSON_LINES, "Content-Disposition": 'attachment; filename="audit.jsonl"', "Cache-Control": "no-store" };
    return new Response(body, { status: 200, headers });
  });
}
