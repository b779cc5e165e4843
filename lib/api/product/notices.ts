import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { inboxPage, readNotices, unreadCount } from "@/lib/notices/inbox-service";
import { catalogNoticesSchema, noticePreferencesSchema, putNoticePreferencesSchema } from "@/lib/notices/preference-schema";
import { putCatalogNotices, putPreferences, readCatalogNotices, readPreferences } from "@/lib/notices/preference-service";
import { inboxPositionSchema, markReadSchema, noticeFilterSchema, noticeSchema, unreadSchema } from "@/lib/notices/schema";

const tags = ["notices"];
const slugParams = z.object({ slug: z.string().max(63) });

const getNotices = createRoute({
  method: "get",
  path: "/notices",
  operationId: "listNotices",
  tags,
  summary: "One's own inbox",
  request: { query: noticeFilterSchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(noticeSchema), "Notices, newest first"), ...PROBLEM },
});

const getUnread = createRoute({
  method: "get",
  path: "/notices/unread",
  operationId: "countUnreadNotices",
  tags,
  summary: "How many notices one has not read",
  responses: { 200: jsonAnswer(unreadSchema, "The number"), ...PROBLEM },
});

const postRead = createRoute({
  method: "post",
  path: "/notices/read",
  operationId: "markNoticesRead",
  tags,
  summary: "Mark own notices as read",
  request: { body: jsonBody(markReadSchema) },
  responses: { 200: jsonAnswer(unreadSchema, "How many are unread now"), ...PROBLEM },
});

const getPreferences = createRoute({
  method: "get",
  path: "/notice-preferences",
  operationId: "getNoticePreferences",
  tags,
  summary: "How one is told: by group of events and channel, and in which language",
  responses: { 200: jsonAnswer(noticePreferencesSchema, "The preferences"), ...PROBLEM },
});

const putPreferencesRoute = createRoute({
  method: "put",
  path: "/notice-preferences",
  operationId: "putNoticePreferences",
  tags,
  summary: "Change how one is told; what is left out stays",
  request: { body: jsonBody(putNoticePreferencesSchema) },
  responses: { 200: jsonAnswer(noticePreferencesSchema, "The preferences"), ...PROBLEM },
});

const getCatalogNotices = createRoute({
  method: "get",
  path: "/catalogs/{slug}/notices",
  operationId: "getCatalogNotices",
  tags,
  summary: "Of which events the reviewers of a catalog hear nothing",
  request: { params: slugParams },
  responses: { 200: jsonAnswer(catalogNoticesSchema, "The events"), ...PROBLEM },
});

const putCatalogNoticesRoute = createRoute({
  method: "put",
  path: "/catalogs/{slug}/notices",
  operationId: "putCatalogNotices",
  tags,
  summary: "Say of which events the reviewers of a catalog hear nothing",
  request: { params: slugParams, body: jsonBody(catalogNoticesSchema) },
  responses: { 200: jsonAnswer(catalogNoticesSchema, "The events"), ...PROBLEM },
});

/** /notices, /notice-preferences and /catalogs/{slug}/notices (issue 7 "Notices"). */
export function registerNotices(app: ApiApp): void {
  app.openapi(getNotices, async (c) => {
    const { viewer } = callerOf(c);
    const { limit, cursor, ...filter } = c.req.valid("query");
    return c.json(await pageOf({ limit, cursor }, inboxPositionSchema, ({ at, id }) => ({ at, id }), (count, after) => inboxPage(viewer, filter, count, after)), 200);
  });
  app.openapi(getUnread, async (c) => c.json({ unread: await unreadCount(callerOf(c).viewer) }, 200));
  app.openapi(postRead, async (c) => c.json({ unread: await readNotices(callerOf(c).viewer, c.req.valid("json")) }, 200));
  app.openapi(getPreferences, async (c) => c.json(await readPreferences(callerOf(c).viewer), 200));
  app.openapi(putPreferencesRoute, async (c) => c.json(await putPreferences(callerOf(c).viewer, c.req.valid("json")), 200));
  app.openapi(getCatalogNotices, async (c) => c.json(await readCatalogNotices(callerOf(c).viewer, c.req.valid("param").slug), 200));
  app.openapi(putCatalogNoticesRoute, async (c) => c.json(await putCatalogNotices(callerOf(c), c.req.valid("param").slug, c.req.valid("json")), 200));
}
