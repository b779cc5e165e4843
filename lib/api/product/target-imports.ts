import { createRoute } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { idParams, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { importPreviewQuerySchema, importPreviewSchema, targetImportSchema } from "@/lib/nacos/import/preview-schema";
import { startedImportSchema } from "@/lib/upstream/import-schema";
import { importFromTarget, previewTargetImport } from "@/lib/upstream/target-import-service";

const tags = ["targets"];

const getPreview = createRoute({
  method: "get",
  path: "/targets/{id}/import",
  operationId: "previewTargetImport",
  tags,
  summary: "What stands in the namespace of a target, and what an import would make of each entry; writes nothing",
  request: { params: idParams, query: importPreviewQuerySchema },
  responses: { 200: jsonAnswer(importPreviewSchema, "Every entry, by its name in Nacos"), ...PROBLEM },
});

const postImport = createRoute({
  method: "post",
  path: "/targets/{id}/import",
  operationId: "importFromTarget",
  tags,
  summary: "Import entries of a target's namespace into its catalog, into review or listed; GET /imports/{id} tells what became of them",
  request: { params: idParams, body: jsonBody(targetImportSchema) },
  responses: { 202: jsonAnswer(startedImportSchema, "The import has begun"), ...PROBLEM },
});

/** Bringing what a Nacos holds under review (governance.md §4, targets and imports). */
export function registerTargetImports(app: ApiApp): void {
  app.openapi(getPreview, async (c) => c.json(await previewTargetImport(callerOf(c).viewer, c.req.valid("param").id, c.req.valid("query").namespace), 200));
  app.openapi(postImport, async (c) => c.json(await importFromTarget(callerOf(c), c.req.valid("param").id, c.req.valid("json")), 202));
}
