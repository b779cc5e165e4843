import { getQueryParam } from "hono/utils/url";
import { stalenessHeaders } from "@/lib/api/conditional";
import { type HotAnswer, hotAnswer, type HotRequest } from "@/lib/api/hot-request";
import { readModel } from "@/lib/catalog/read-model";
import { facadeRequest } from "./facade-access";
import { allowedRead, type FacadeAnswer, noteCall, notePulled, readFacade } from "./facade-read";

export const MCP_PATH = "/nacos/v3/admin/ai/mcp";
/** A list or a detail asked for in plain characters, nothing that a URL parser would rewrite. */
const HOT_PATH = /^\/nacos\/v3\/admin\/ai\/mcp(\/list)?(?:\?[\w.%+:=&~-]*)?$/;
const HEADERS = { "Content-Type": "application/json", "Cache-Control": "no-store" };

/**
 * What routers ask every few seconds, answered without Hono. Credentials are judged anew on each request, as a token may
 * have ended. Undefined: not such a read, or refused, so `nacos.ts` answers. Its answers are the same.
 */
export function hotFacadeRead({ url = "", headers }: HotRequest): { route: string; answer: HotAnswer } | undefined {
  const path = HOT_PATH.exec(url);
  if (path === null) return undefined;
  const call = path[1] === undefined ? "detail" : "list";
  const query = getQueryParam(url) as Record<string, string>;
  const header = (name: string) => headers[name.toLowerCase()] as string | undefined;
  const allowed = allowedRead(facadeRequest(query, header), (password) => readModel().access.reader(password, new Date()));
  // Uses of the bootstrap token are noted with their request, which only the app makes.
  if (allowed === null || allowed.reader?.bootstrap) return undefined;
  const { status, body } = readFacade(call, allowed.view, query);
  if (status !== 200) return undefined;
  noteCall(call, allowed, header("user-agent"));
  if (call === "detail") notePulled(allowed.view, query, header("user-agent"));
  return { route: `${MCP_PATH}${path[1] ?? ""}`, answer: answerWith(body) };
}

/** Answers by their bodies, which a snapshot keeps: they go with it. */
const fresh = new WeakMap<FacadeAnswer["body"], HotAnswer>();

function answerWith(body: FacadeAnswer["body"]): HotAnswer {
  const stale = stalenessHeaders();
  if (stale !== undefined) return { status: 200, headers: { ...HEADERS, ...stale, "Content-Length": String(body.length) }, body };
  const known = fresh.get(body) ?? hotAnswer({ status: 200, headers: { ...HEADERS, "Content-Length": String(body.length) }, body });
  fresh.set(body, known);
  return known;
}
