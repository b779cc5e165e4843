import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { createdLinkSchema, createLinkSchema, linkSchema } from "@/lib/catalog/link-schema";
import { createLink, linksPage, revokeLink } from "@/lib/catalog/link-service";

const slugParams = z.object({ slug: z.string().max(63) });

const getLinks = createRoute({
  method: "get",
  path: "/catalogs/{slug}/links",
  operationId: "listLinks",
  tags: ["catalogs"],
  summary: "Capability links of a catalog, without their secrets",
  request: { params: slugParams, query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(linkSchema), "Links that are not revoked, newest first"), ...PROBLEM },
});

const postLink = createRoute({
  method: "post",
  path: "/catalogs/{slug}/links",
  operationId: "createLink",
  tags: ["catalogs"],
  summary: "Make a URL that reads this catalog; it is shown this once",
  request: { params: slugParams, body: jsonBody(createLinkSchema) },
  responses: { 201: jsonAnswer(createdLinkSchema, "The link"), ...PROBLEM },
});

const deleteLink = createRoute({
  method: "delete",
  path: "/catalogs/{slug}/links/{id}",
  operationId: "revokeLink",
  tags: ["catalogs"],
  summary: "Revoke a capability link",
  request: { params: slugParams.extend({ id: z.uuid() }) },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** /catalogs/{slug}/links (governance.md §4). */
export function registerLinks(app: ApiApp): void {
  app.openapi(getLinks, async (c) => {
    const { viewer } = callerOf(c);
    const { slug } = c.req.valid("param");
    const load = (limit: number, after: string | undefined) => linksPage(viewer, slug, limit, after);
    return c.json(await pageOf(c.req.valid("query"), z.uuid(), ({ id }) => id, load), 200);
  });
  app.openapi(postLink, async (c) => {
    const link = await createLink(callerOf(c), c.req.valid("param").slug, c.req.valid("json"));
    return c.json(link, 201, { "Cache-Control": "no-store" });
  });
  app.openapi(deleteLink, async (c) => {
    const { slug, id } = c.req.valid("param");
    await revokeLink(callerOf(c), slug, id);
    return c.body(null, 204);
  });
}
