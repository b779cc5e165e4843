import type { Context } from "hono";
import type { ApiApp } from "@/lib/api/context";
import { limitBody } from "@/lib/api/manifest-body";
import { stalenessHeaders } from "@/lib/api/conditional";
import { tokenMayRead, type TokenReader } from "@/lib/catalog/access-table";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { readModel } from "@/lib/catalog/read-model";
import { credentialsDenied, type NacosAnswer, writeDenied } from "@/lib/nacos/answers";
import { listServers, serverDetail } from "@/lib/nacos/page";
import { catalogForToken, tokenReader } from "@/lib/api/readable-catalog";
import { agentOf, type RouterCall } from "@/lib/routers/sightings";
import { noteRouter } from "@/lib/routers/service";
import { facadeCatalog, facadeRequest } from "./facade-access";
import { recommendations } from "./recommend";
import { type FacadeSnapshot, facadeSnapshot, type PreparedText } from "./snapshot";

const MCP_PATH = "/nacos/v3/admin/ai/mcp";
const LOGIN_PATH = "/nacos/v3/auth/user/login";
const MAX_TASK_LENGTH = 4_000;
const LONGEST_LOGIN_SECONDS = 18_000;

/**
 * The read facade for Nacos MCP routers (nacos.md §3.3): list, detail, login; writes are refused. Answers from memory.
 * Mount it before the middleware that authenticates: its credentials are an API token as password.
 */
export function registerNacosFacade(app: ApiApp): void {
  app.get(`${MCP_PATH}/list`, (c) => forReader(c, "list", (snapshot) => listServers(snapshot.items, c.req.query())));
  app.get(MCP_PATH, (c) => forReader(c, "detail", (snapshot) => serverDetail(snapshot, c.req.query())));
  app.on(["POST", "PUT", "DELETE"], [MCP_PATH, `${MCP_PATH}/*`], (c) => nacosResponse(writeDenied(c.req.path, new Date())));
  app.post(LOGIN_PATH, limitBody, login);
  app.get("/recommend", (c) => recommend(c, readableView(c)));
  // The base address is all that a router can be told here: it sends neither credentials nor a namespace.
  app.get("/c/:catalog/recommend", (c) => recommend(c, openView(c, c.req.param("catalog"))));
}

/** The hook of the TypeScript router for a recommendation service, so that tasks stay here and our ranking counts. */
function recommend(c: Context, allowed: Allowed | null): Response {
  const task = (c.req.query("description") ?? "").slice(0, MAX_TASK_LENGTH);
  if (allowed !== null) note(c, "recommend", allowed);
  const known = allowed === null || task.trim() === "" ? [] : recommendations(allowed.view, task);
  return c.json(known, 200, { "Cache-Control": "no-store", ...stalenessHeaders() });
}

function forReader(c: Context, call: RouterCall, answer: (snapshot: FacadeSnapshot) => NacosAnswer): Response {
  const allowed = readableView(c);
  if (allowed === null) return nacosResponse(credentialsDenied(c.req.path, new Date()));
  note(c, call, allowed);
  const snapshot = facadeSnapshot(allowed.view);
  return preparedResponse(snapshot.prepared(rawPathAndQuery(c), () => answer(snapshot)));
}

function note(c: Context, call: RouterCall, { view, reader }: Allowed): void {
  noteRouter(call, { reader: reader?.id ?? "", agent: agentOf(c.req.header("user-agent"), reader !== null), catalog: view.facts.slug });
}

/** A catalog that somebody may read, and with which token. */
interface Allowed {
  view: CatalogView;
  reader: TokenReader | null;
}

function openView(c: Context, slug: string): Allowed | null {
  const view = catalogForToken(c, slug);
  return view === undefined ? null : { view, reader: tokenReader(c, readModel()) };
}

/** Null for a wrong password, and alike for a catalog that is missing or closed to this router. */
function readableView(c: Context): Allowed | null {
  const model = readModel();
  const request = facadeRequest(c.req.query(), (name) => c.req.header(name));
  const reader = request.password === "" ? null : model.access.reader(request.password, new Date());
  if (request.password !== "" && reader === null) return null;
  const slug = facadeCatalog(request, reader?.catalogs ?? [], (candidate) => model.catalog(candidate) !== undefined);
  const view = model.catalog(slug);
  return view !== undefined && tokenMayRead(view.facts, reader) ? { view, reader } : null;
}

/** Checks an API token given as password and hands it back as access token: every call checks it anew. */
async function login(c: Context): Promise<Response> {
  const form = await c.req.parseBody();
  const fields = Object.fromEntries(Object.entries(form).filter((field): field is [string, string] => typeof field[1] === "string"));
  const { userName, password } = facadeRequest({ ...c.req.query(), ...fields }, () => undefined);
  const reader = readModel().access.reader(password, new Date());
  if (reader === null) return nacosResponse(credentialsDenied(c.req.path, new Date()));
  const answer = { accessToken: password, tokenTtl: secondsLeft(reader), globalAdmin: false, username: userName };
  return c.json(answer, 200, { Authorization: `Bearer ${password}`, "Cache-Control": "no-store" });
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
