import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { ANYBODY, jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { knownCategories } from "@/lib/catalog/browse-service";
import {
  categoriesSchema, categorySchema, createCategorySchema, patchCategorySchema, putCategoriesSchema, serverCategoriesSchema,
} from "@/lib/catalog/category-schema";
import { changeCategory, createCategory, removeCategory, serverCategories, setCategories } from "@/lib/catalog/category-service";

const slugParams = z.object({ slug: z.string().max(40) });
const nameParams = z.object({ name: z.string().max(400) });

const getCategories = createRoute({
  method: "get",
  path: "/categories",
  operationId: "listCategories",
  tags: ["servers"],
  security: ANYBODY,
  summary: "The categories that servers can be in",
  responses: { 200: jsonAnswer(categoriesSchema, "In their order"), ...PROBLEM },
});

const postCategory = createRoute({
  method: "post",
  path: "/categories",
  operationId: "createCategory",
  tags: ["servers"],
  summary: "Add a category",
  request: { body: jsonBody(createCategorySchema) },
  responses: { 201: jsonAnswer(categorySchema, "The category"), ...PROBLEM },
});

const patchCategory = createRoute({
  method: "patch",
  path: "/categories/{slug}",
  operationId: "changeCategory",
  tags: ["servers"],
  summary: "Change the titles of a category, or its place in the list",
  request: { params: slugParams, body: jsonBody(patchCategorySchema) },
  responses: { 200: jsonAnswer(categorySchema, "The category"), ...PROBLEM },
});

const deleteCategory = createRoute({
  method: "delete",
  path: "/categories/{slug}",
  operationId: "removeCategory",
  tags: ["servers"],
  summary: "Remove a category, and every server from it",
  request: { params: slugParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const getOfServer = createRoute({
  method: "get",
  path: "/servers/{name}/categories",
  operationId: "getServerCategories",
  tags: ["servers"],
  summary: "The categories of a server, and what its words suggest",
  request: { params: nameParams },
  responses: { 200: jsonAnswer(serverCategoriesSchema, "Its categories"), ...PROBLEM },
});

const putOfServer = createRoute({
  method: "put",
  path: "/servers/{name}/categories",
  operationId: "setServerCategories",
  tags: ["servers"],
  summary: "Put a server into these categories and no others",
  request: { params: nameParams, body: jsonBody(putCategoriesSchema) },
  responses: { 200: jsonAnswer(serverCategoriesSchema, "Its categories"), ...PROBLEM },
});

/** /categories, /servers/{name}/categories (issue 6 §2). */
export function registerCategories(app: ApiApp): void {
  app.openapi(getCategories, (c) => c.json({ items: [...knownCategories()] }, 200));
  app.openapi(postCategory, async (c) => c.json(await createCategory(callerOf(c), c.req.valid("json")), 201));
  app.openapi(patchCategory, async (c) => c.json(await changeCategory(callerOf(c), c.req.valid("param").slug, c.req.valid("json")), 200));
  app.openapi(deleteCategory, async (c) => {
    await removeCategory(callerOf(c), c.req.valid("param").slug);
    return c.body(null, 204);
  });
  app.openapi(getOfServer, async (c) => c.json(await serverCategories(callerOf(c).viewer, c.req.valid("param").name), 200));
  app.openapi(putOfServer, async (c) => c.json(await setCategories(callerOf(c), c.req.valid("param").name, c.req.valid("json").categories), 200));
}
