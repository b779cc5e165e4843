import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { favouritesSchema } from "@/lib/favourites/schema";
import { addFavourite, listFavourites, removeFavourite } from "@/lib/favourites/service";

const nameParams = z.object({ name: z.string().max(400) });

const getFavourites = createRoute({
  method: "get",
  path: "/favourites",
  operationId: "listFavourites",
  tags: ["servers"],
  summary: "Servers with a star of one's own",
  responses: { 200: jsonAnswer(favouritesSchema, "Newest star first"), ...PROBLEM },
});

const putFavourite = createRoute({
  method: "put",
  path: "/servers/{name}/favourite",
  operationId: "addFavourite",
  tags: ["servers"],
  summary: "Give a server a star",
  request: { params: nameParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const deleteFavourite = createRoute({
  method: "delete",
  path: "/servers/{name}/favourite",
  operationId: "removeFavourite",
  tags: ["servers"],
  summary: "Take a star away",
  request: { params: nameParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** /favourites, /servers/{name}/favourite (issue 6 §3). */
export function registerFavourites(app: ApiApp): void {
  app.openapi(getFavourites, async (c) => c.json({ items: await listFavourites(callerOf(c).viewer) }, 200));
  app.openapi(putFavourite, async (c) => {
    await addFavourite(callerOf(c).viewer, c.req.valid("param").name);
    return c.body(null, 204);
  });
  app.openapi(deleteFavourite, async (c) => {
    await removeFavourite(callerOf(c).viewer, c.req.valid("param").name);
    return c.body(null, 204);
  });
}
