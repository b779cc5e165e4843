import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ApiApp, ApiContext } from "@/lib/api/context";
import { stalenessHeaders } from "@/lib/api/conditional";
import { tokenReader } from "@/lib/api/readable-catalog";
import type { TokenReader } from "@/lib/catalog/access-table";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { readModel } from "@/lib/catalog/read-model";
import { mayReadCatalog } from "@/lib/catalog/reading-policy";
import { credentialsDenied, endpointNotFound, type NacosAnswer, writeDenied } from "@/lib/nacos/answers";
import { listServers, serverDetail } from "@/lib/nacos/page";
import { facadeCatalog, facadeRequest } from "./facade-access";
import { type FacadeSnapshot, facadeSnapshot, type PreparedText } from "./snapshot";

const MCP_PATH = "/nacos/v3/admin/ai/mcp";
const LOGIN_PATH = "/nacos/v3/auth/user/login";
const LONGEST_LOGIN_SECONDS = 18_000;
/** A user name and a token; anybody may send it, so nothing longer is read. */
const MAX_LOGIN_BYTES = 16 * 1024;

const denied = (c: Context): Response => nacosResponse(credentialsDenied(c.req.path, new Date()));
const limitLogin = bodyLimit({
  maxSize: MAX_LOGIN_BYTES,
  onError: (c) => {
    const response = denied(c);
    // What is still on its way must not be taken for the next request.
    response.headers.set("Connection", "close");
    return response;
  },
});

/**
 * The read facade for Nacos MCP routers (nacos.md §3.3): list, detail, login; writes are refused. Answers from memory.
 * Mount it before the middleware that authenticates: its credentials are an API token as password.
 */
export function registerNacosFacade(app: ApiApp): void {
  app.get(`${MCP_PATH}/list`, (c) => forReader(c, (snapshot) => listServers(snapshot.items, c.req.query())));
  app.get(MCP_PATH, (c) => forReader(c, (snapshot) => serverDetail(snapshot, c.req.query())));
  app.post(LOGIN_PATH, limitLogin, login);
  app.get("/nacos/*", (c) => nacosResponse(endpointNotFound(c.req.path, new Date())));
  app.all("/nacos/*", (c) => nacosResponse(writeDenied(c.req.path, new Date())));
  // The hook of the TypeScript router for a public recommendation service: an empty answer keeps tasks from leaking.
  app.get("/recommend", (c) => c.json([]));
}

function forReader(c: ApiContext, answer: (snapshot: FacadeSnapshot) => NacosAnswer): Response {
  const view = readableView(c);
  if (view === null) return denied(c);
  const snapshot = facadeSnapshot(view);
  return preparedResponse(snapshot.prepared(rawPathAndQuery(c), () => answer(snapshot)));
}

/** Null for a wrong password, and alike for a catalog that is missing or closed to this router. */
function readableView(c: ApiContext): CatalogView | null {
  const model = readModel();
  const request = facadeRequest(c.req.query(), (name) => c.req.header(name));
  const reader = tokenReader(c, request.password === "" ? null : request.password);
  if (request.password !== "" && reader === null) return null;
  const slug = facadeCatalog(request, reader?.catalogs ?? [], (candidate) => model.catalog(candidate) !== undefined);
  const view = model.catalog(slug);
  return view !== undefined && mayReadCatalog(view.facts, reader) ? view : null;
}

/** Checks an API token given as password and hands it back as access token: every call checks it anew. */
async function login(c: ApiContext): Promise<Response> {
  const fields = await formFields(c);
  if (fields === null) return denied(c);
  const { userName, password } = facadeRequest({ ...c.req.query(), ...fields }, () => undefined);
  const reader = tokenReader(c, password);
  if (reader === null) return denied(c);
  const answer = { accessToken: password, tokenTtl: secondsLeft(reader), globalAdmin: false, username: userName };
  return c.json(answer, 200, { Authorization: `Bearer ${password}`, "Cache-Control": "no-store" });
}

/** The text fields of a form; null when it cannot be read: a login that is no form has the wrong credentials. */
async function formFields(c: Context): Promise<Record<string, string> | null> {
  try {
    const form = await c.req.parseBody();
    return Object.fromEntries(Object.entries(form).filter((field): field is [string, string] => typeof field[1] === "string"));
  } catch {
    return null;
  }
}

function secondsLeft({ expiresAt }: TokenReader): number {
  return Math.max(0, Math.min(LONGEST_LOGIN_SECONDS, Math.floor((expiresAt.getTime() - Date.now()) / 1000)));
}

function rawPathAndQuery({ req: { url } }: Context): string {
  return url.slice(url.indexOf("/nacos/"));
}

function nacosResponse({ status, body }: NacosAnswer): Response {
  return preparedResponse({ status, text: JSON.stringify(body) });
}

function preparedResponse({ status, text }: PreparedText): Response {
  return new Response(text, { status, headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...stalenessHeaders() } });
}
