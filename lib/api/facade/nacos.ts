import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ApiApp, ApiContext } from "@/lib/api/context";
import { bearerOf } from "@/lib/api/bearer";
import { stalenessHeaders } from "@/lib/api/conditional";
import type { TokenReader } from "@/lib/catalog/access-table";
import { credentialsDenied, endpointNotFound, type NacosAnswer, writeDenied } from "@/lib/nacos/answers";
import { catalogForToken, tokenReader } from "@/lib/api/readable-catalog";
import { facadeRequest } from "./facade-access";
import { type Allowed, allowedRead, type FacadeAnswer, noteCall, notePulled, readFacade, written } from "./facade-read";
import { MCP_PATH } from "./hot-read";
import { recommendations } from "./recommend";

const LOGIN_PATH = "/nacos/v3/auth/user/login";
const MAX_TASK_LENGTH = 4_000;
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
  app.get(`${MCP_PATH}/list`, (c) => forReader(c, "list"));
  app.get(MCP_PATH, (c) => forReader(c, "detail"));
  app.post(LOGIN_PATH, limitLogin, login);
  app.get("/nacos/*", (c) => nacosResponse(endpointNotFound(c.req.path, new Date())));
  app.all("/nacos/*", (c) => nacosResponse(writeDenied(c.req.path, new Date())));
  app.get("/recommend", (c) => recommend(c, readableView(c)));
  // The base address is all that a router can be told here: it sends neither credentials nor a namespace.
  app.get("/c/:catalog/recommend", (c) => recommend(c, openView(c, c.req.param("catalog"))));
}

/** The hook of the TypeScript router for a recommendation service, so that tasks stay here and our ranking counts. */
function recommend(c: ApiContext, allowed: Allowed | null): Response {
  const task = (c.req.query("description") ?? "").slice(0, MAX_TASK_LENGTH);
  if (allowed !== null) noteCall("recommend", allowed, c.req.header("user-agent"));
  const known = allowed === null || task.trim() === "" ? [] : recommendations(allowed.view, task);
  return c.json(known, 200, { "Cache-Control": "no-store", ...stalenessHeaders() });
}

function forReader(c: ApiContext, call: "list" | "detail"): Response {
  const allowed = readableView(c);
  if (allowed === null) return denied(c);
  noteCall(call, allowed, c.req.header("user-agent"));
  const answer = readFacade(call, allowed.view, c.req.query());
  if (call === "detail" && answer.status === 200) notePulled(allowed.view, c.req.query(), c.req.header("user-agent"));
  return facadeResponse(answer);
}

function openView(c: ApiContext, slug: string): Allowed | null {
  const view = catalogForToken(c, slug);
  return view === undefined ? null : { view, reader: tokenReader(c, bearerOf(c.req.header("authorization"))) };
}

function readableView(c: ApiContext): Allowed | null {
  return allowedRead(facadeRequest(c.req.query(), (name) => c.req.header(name)), (password) => tokenReader(c, password));
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

function nacosResponse(answer: NacosAnswer): Response {
  return facadeResponse(written(answer));
}

function facadeResponse({ status, body }: FacadeAnswer): Response {
  return new Response(body, { status, headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...stalenessHeaders() } });
}
