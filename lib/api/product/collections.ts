import { createRoute } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { idParams, jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { collectionSchema, collectionsSchema, createCollectionSchema, patchCollectionSchema } from "@/lib/favourites/schema";
import { changeCollection, collectionsOf, createCollection, readCollection, removeCollection } from "@/lib/favourites/service";

const getCollections = createRoute({
  method: "get",
  path: "/collections",
  operationId: "listCollections",
  tags: ["servers"],
  summary: "One's own collections of servers",
  responses: { 200: jsonAnswer(collectionsSchema, "Oldest first"), ...PROBLEM },
});

const postCollection = createRoute({
  method: "post",
  path: "/collections",
  operationId: "createCollection",
  tags: ["servers"],
  summary: "Make a collection",
  request: { body: jsonBody(createCollectionSchema) },
  responses: { 201: jsonAnswer(collectionSchema, "The collection"), ...PROBLEM },
});

const getCollection = createRoute({
  method: "get",
  path: "/collections/{id}",
  operationId: "getCollection",
  tags: ["servers"],
  summary: "One of one's own collections",
  request: { params: idParams },
  responses: { 200: jsonAnswer(collectionSchema, "The collection"), ...PROBLEM },
});

const patchCollection = createRoute({
  method: "patch",
  path: "/collections/{id}",
  operationId: "changeCollection",
  tags: ["servers"],
  summary: "Rename a collection, or replace its servers",
  request: { params: idParams, body: jsonBody(patchCollectionSchema) },
  responses: { 200: jsonAnswer(collectionSchema, "The collection"), ...PROBLEM },
});

const deleteCollection = createRoute({
  method: "delete",
  path: "/collections/{id}",
  operationId: "removeCollection",
  tags: ["servers"],
  summary: "Remove a collection",
  request: { params: idParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** /collections (issue 6 §3): rights reach nothing but one's own. */
export function registerCollections(app: ApiApp): void {
  app.openapi(getCollections, async (c) => c.json({ items: await collectionsOf(callerOf(c).viewer) }, 200));
  app.openapi(postCollection, async (c) => c.json(await createCollection(callerOf(c).viewer, c.req.valid("json")), 201));
  app.openapi(getCollection, async (c) => c.json(await readCollection(callerOf(c).viewer, c.req.valid("param").id), 200));
  app.openapi(patchCollection, async (c) => c.json(await changeCollection(callerOf(c).viewer, c.req.valid("param").id, c.req.valid("json")), 200));
  app.openapi(deleteCollection, async (c) => {
    await removeCollection(callerOf(c).viewer, c.req.valid("param").id);
    return c.body(null, 204);
  });
}
