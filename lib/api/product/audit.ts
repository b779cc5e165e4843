import { Readable } from "node:stream";
import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { decodeCursor, encodeCursor, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { auditCsvHead, auditCsvLine } from "@/lib/audit/csv-mapper";
import { auditPage, exportAudit } from "@/lib/audit/read-service";
import { type AuditEntryDto, auditEntrySchema, auditExportSchema, auditFilterSchema, type AuditFormat } from "@/lib/audit/schema";
import { verificationSchema } from "@/lib/audit/verification-schema";
import { startVerification, verifications } from "@/lib/audit/verification-service";

const VERIFICATIONS_SHOWN = 20;

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
  summary: "The record in order: one JSON object a line, or CSV for spreadsheets. Without a filter the JSON lines can be verified elsewhere",
  request: { query: auditExportSchema },
  responses: { 200: { description: "One entry a line, as application/x-ndjson or text/csv" }, ...PROBLEM },
});

const postVerification = createRoute({
  method: "post",
  path: "/audit/verification",
  operationId: "verifyAudit",
  tags: ["audit"],
  summary: "Check the whole hash chain; one check runs at a time",
  responses: { 202: jsonAnswer(verificationSchema, "The check; a worker carries it out"), ...PROBLEM },
});

const getVerifications = createRoute({
  method: "get",
  path: "/audit/verification",
  operationId: "listAuditVerifications",
  tags: ["audit"],
  summary: "The last checks of the hash chain, with how far the present one has come",
  responses: { 200: jsonAnswer(z.object({ items: z.array(verificationSchema) }), "Checks, newest first"), ...PROBLEM },
});

const FORMATS: Record<AuditFormat, { mediaType: string; head: () => string; line: (entry: AuditEntryDto) => string }> = {
  jsonl: { mediaType: "application/x-ndjson", head: () => "", line: (entry) => `${JSON.stringify(entry)}\n` },
  csv: { mediaType: "text/csv; charset=utf-8", head: auditCsvHead, line: auditCsvLine },
};

async function* lines(entries: AsyncIterable<AuditEntryDto>, format: AuditFormat): AsyncGenerator<string> {
  const { head, line } = FORMATS[format];
  yield head();
  for await (const entry of entries) yield line(entry);
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
    const { format, ...filter } = c.req.valid("query");
    const entries = await exportAudit(callerOf(c), filter, format);
    // An error on the way breaks the connection: an export that is cut short must not look complete.
    const body = Readable.toWeb(Readable.from(lines(entries, format), { objectMode: false })) as ReadableStream<Uint8Array>;
    const headers = { "Content-Type": FORMATS[format].mediaType, "Content-Disposition": `attachment; filename="audit.${format}"`, "Cache-Control": "no-store" };
    return new Response(body, { status: 200, headers });
  });
  app.openapi(postVerification, async (c) => c.json(await startVerification(callerOf(c)), 202));
  app.openapi(getVerifications, async (c) => c.json({ items: await verifications(callerOf(c).viewer, VERIFICATIONS_SHOWN) }, 200));
}
