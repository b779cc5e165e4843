import { createRoute, z } from "@hono/zod-openapi";
import { addMemberSchema, createNamespaceSchema, type Namespace, namespaceFilterSchema, namespaceSchema, patchNamespaceSchema, putMemberSchema } from "@/lib/access/namespace-schema";
import { addMember, classifyNamespace, createNamespace, namespaceByName, namespacesPage, removeMember, setMember } from "@/lib/access/namespaces";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { serverNameKey } from "@/lib/manifest/names";

const memberParams = z.object({ ns: z.string().max(200), principalId: z.uuid() });

const listNamespaces = createRoute({
  method: "get",
  path: "/namespaces",
  operationId: "listNamespaces",
  tags: ["people"],
  summary: "Namespaces: own ones, or all for administrators and auditors",
  request: { query: namespaceFilterSchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(namespaceSchema), "Namespaces by name"), ...PROBLEM },
});

const getNamespace = createRoute({
  method: "get",
  path: "/namespaces/{ns}",
  operationId: "getNamespace",
  tags: ["people"],
  summary: "A namespace; its members for those who manage them",
  request: { params: z.object({ ns: z.string().max(200) }) },
  responses: { 200: jsonAnswer(namespaceSchema, "The namespace"), ...PROBLEM },
});

const postMember = createRoute({
  method: "post",
  path: "/namespaces/{ns}/members",
  operationId: "addNamespaceMember",
  tags: ["people"],
  summary: "Make somebody a member, named by e-mail or id",
  request: { params: z.object({ ns: z.string().max(200) }), body: jsonBody(addMemberSchema) },
  responses: { 200: jsonAnswer(namespaceSchema, "The namespace"), ...PROBLEM },
});

const postNamespace = createRoute({
  method: "post",
  path: "/namespaces",
  operationId: "createNamespace",
  tags: ["people"],
  summary: "Create a namespace",
  request: { body: jsonBody(createNamespaceSchema) },
  responses: { 201: jsonAnswer(namespaceSchema, "The namespace"), ...PROBLEM },
});

const patchNamespace = createRoute({
  method: "patch",
  path: "/namespaces/{ns}",
  operationId: "changeNamespace",
  tags: ["people"],
  summary: "Say who stands behind a namespace",
  request: { params: z.object({ ns: z.string().max(200) }), body: jsonBody(patchNamespaceSchema) },
  responses: { 200: jsonAnswer(namespaceSchema, "The namespace"), ...PROBLEM },
});

const putMember = createRoute({
  method: "put",
  path: "/namespaces/{ns}/members/{principalId}",
  operationId: "setNamespaceMember",
  tags: ["people"],
  summary: "Make somebody owner or publisher of a namespace",
  request: { params: memberParams, body: jsonBody(putMemberSchema) },
  responses: { 200: jsonAnswer(namespaceSchema, "The namespace"), ...PROBLEM },
});

const deleteMember = createRoute({
  method: "delete",
  path: "/namespaces/{ns}/members/{principalId}",
  operationId: "removeNamespaceMember",
  tags: ["people"],
  summary: "End a membership",
  request: { params: memberParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** /namespaces (governance.md §4). */
export function registerNamespaces(app: ApiApp): void {
  app.openapi(listNamespaces, async (c) => {
    const caller = callerOf(c);
    const keyOf = ({ name }: Namespace) => serverNameKey(name);
    const { limit, cursor, ...filter } = c.req.valid("query");
    return c.json(await pageOf({ limit, cursor }, z.string(), keyOf, (count, after) => namespacesPage(caller, filter, count, after)), 200);
  });
  app.openapi(postNamespace, async (c) => c.json(await createNamespace(callerOf(c), c.req.valid("json").name), 201));
  app.openapi(getNamespace, async (c) => c.json(await namespaceByName(callerOf(c), c.req.valid("param").ns), 200));
  app.openapi(postMember, async (c) => c.json(await addMember(callerOf(c), c.req.valid("param").ns, c.req.valid("json")), 200));
  app.openapi(patchNamespace, async (c) => c.json(await classifyNamespace(callerOf(c), c.req.valid("param").ns, c.req.valid("json").publisherType), 200));
  app.openapi(putMember, async (c) => {
    const { ns, principalId } = c.req.valid("param");
    return c.json(await setMember(callerOf(c), ns, principalId, c.req.valid("json").role), 200);
  });
  app.openapi(deleteMember, async (c) => {
    const { ns, principalId } = c.req.valid("param");
    await removeMember(callerOf(c), ns, principalId);
    return c.body(null, 204);
  });
}
