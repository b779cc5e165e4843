import { eventData } from "@/lib/draft/event-stream";
import { type InitializeResult, initializeResultSchema, type RemoteReading, toolPageSchema } from "@/lib/draft/remote-reading-schema";
import { BODY_JSON_LIMITS } from "@/lib/http/body-limit";
import { askPublicHost, OutboundError, type OutboundLimits, type OutboundNetwork, type OutboundStream, textOf } from "@/lib/http/outbound";
import { isJsonObject, type JsonValue } from "@/lib/manifest/json-value";
import { parseStrictJson } from "@/lib/manifest/strict-json";
import { toolSurfaceSchema, type ToolSurface } from "@/lib/manifest/tool-surface";

/** All answers of one draft together: somebody waits for it. */
const DRAFT_LIMITS: OutboundLimits = { maxBytes: 2 * 1_048_576, timeoutMs: 20_000 };
/** One answer, and with it one page of tools. */
const LIMITS = { maxBytes: 1_048_576, timeoutMs: 10_000 };
const JSON_LIMITS = { maxBytes: LIMITS.maxBytes, maxKeys: 50_000, maxEntries: 50_000 };
const MAX_PAGES = 10;
const PROTOCOL_VERSION = "2025-06-18";

/** The server wants to know who asks; nobody's secrets are sent from here. */
class SignInNeeded extends OutboundError {
  constructor() {
    super("it asks for a sign-in");
  }
}

/** What is left for the answers of a draft. */
interface Allowance {
  bytes: number;
  /** On the clock of `performance.now()`. */
  endsAt: number;
}

interface Session {
  url: string;
  network: OutboundNetwork | undefined;
  /** Told by the server with its first answer, and expected with every further request. */
  headers: Record<string, string>;
  lastId: number;
  left: Allowance;
}

/**
 * Asks a remote MCP server who it is and which tools it has, over streamable HTTP (MCP 2025-06-18, "Transports"), without any
 * credential and through the outbound guard. Never throws for what the other side does: that is a reading too.
 *
 * @param limits of all answers together; each has smaller ones of its own.
 */
export async function readRemote(url: string, network?: OutboundNetwork, limits: OutboundLimits = DRAFT_LIMITS): Promise<RemoteReading> {
  const left = { bytes: limits.maxBytes, endsAt: performance.now() + limits.timeoutMs };
  const session: Session = { url, network, headers: {}, lastId: 0, left };
  try {
    const { serverInfo, capabilities } = await initialize(session);
    if (capabilities.tools === undefined) return { state: "read", server: serverInfo, tools: { tools: [], prompts: [], resources: [] }, toolsReason: null };
    return { state: "read", server: serverInfo, ...(await readTools(session)) };
  } catch (error) {
    if (error instanceof SignInNeeded) return { state: "sign_in" };
    if (error instanceof OutboundError) return { state: "unread", reason: error.message };
    throw error;
  }
}

async function initialize(session: Session): Promise<InitializeResult> {
  const clientInfo = { name: "gatehouse", version: "1" };
  const answer = await call(session, "initialize", { protocolVersion: PROTOCOL_VERSION, capabilities: {}, clientInfo });
  const result = initializeResultSchema.safeParse(answer);
  if (!result.success) throw new OutboundError("the answer to initialize is not one of MCP");
  session.headers["MCP-Protocol-Version"] = result.data.protocolVersion;
  await notifyInitialized(session);
  return result.data;
}

/** Some servers refuse the notification and answer everything else: what they said of themselves stands. */
async function notifyInitialized(session: Session): Promise<void> {
  try {
    await post(session, { jsonrpc: "2.0", method: "notifications/initialized" }, async () => undefined);
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
  }
}

type ToolReading = Pick<Extract<RemoteReading, { state: "read" }>, "tools" | "toolsReason">;

/** Who does not tell the tools is still a server: then the reason says what is missing. */
async function readTools(session: Session): Promise<ToolReading> {
  try {
    const tools: unknown[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = toolPageSchema.safeParse(await call(session, "tools/list", cursor === undefined ? {} : { cursor }));
      if (!answer.success) return { tools: null, toolsReason: "the answer to tools/list is not one of MCP" };
      tools.push(...answer.data.tools);
      cursor = answer.data.nextCursor;
      if (cursor === undefined) break;
    }
    if (cursor !== undefined) return { tools: null, toolsReason: `the list of tools has more than ${MAX_PAGES} pages` };
    const surface = toolSurfaceSchema.safeParse({ tools });
    return surface.success ? declarable(surface.data) : { tools: null, toolsReason: surface.error.issues[0]?.message ?? "" };
  } catch (error) {
    if (error instanceof OutboundError) return { tools: null, toolsReason: error.message };
    throw error;
  }
}

/** What could not be declared afterwards is not offered. */
function declarable(tools: ToolSurface): ToolReading {
  const asBody = parseStrictJson(JSON.stringify(tools), BODY_JSON_LIMITS);
  return asBody.ok ? { tools, toolsReason: null } : { tools: null, toolsReason: `the list of tools is too long to be declared: ${asBody.issue.message}` };
}

async function call(session: Session, method: string, params: object): Promise<JsonValue> {
  const id = (session.lastId += 1);
  return post(session, { jsonrpc: "2.0", id, method, params }, async (answer) => {
    const message = await messageOf(answer, id);
    if (message === null) throw new OutboundError(`no answer to ${method}`);
    if (message["result"] === undefined) throw new OutboundError(`${method} was refused`);
    return message["result"];
  });
}

function post<Result>(session: Session, message: object, read: (answer: OutboundStream) => Promise<Result>): Promise<Result> {
  const headers = { "Content-Type": "application/json", Accept: "application/json, text/event-stream", ...session.headers };
  const question = { method: "POST", headers, body: JSON.stringify(message) } as const;
  return askPublicHost(session.url, question, limitsNow(session.left), (answer) => read(accepted(session, answer)), session.network);
}

function limitsNow({ bytes, endsAt }: Allowance): OutboundLimits {
  const timeLeft = Math.ceil(endsAt - performance.now());
  if (timeLeft <= 0) throw new OutboundError("its answers took too long in all");
  return { maxBytes: Math.min(LIMITS.maxBytes, bytes), timeoutMs: Math.min(LIMITS.timeoutMs, timeLeft) };
}

function accepted(session: Session, answer: OutboundStream): OutboundStream {
  if (answer.status === 401 || answer.status === 403) throw new SignInNeeded();
  if (answer.status < 200 || answer.status > 299) throw new OutboundError(`it answered with HTTP ${answer.status}`);
  const id = answer.headers["mcp-session-id"];
  if (typeof id === "string") session.headers["Mcp-Session-Id"] = id;
  return { ...answer, chunks: counted(session.left, answer.chunks) };
}

async function* counted(left: Allowance, chunks: OutboundStream["chunks"]): OutboundStream["chunks"] {
  for await (const chunk of chunks) {
    left.bytes -= chunk.length;
    yield chunk;
  }
}

/** The message with this id: the whole body, or the event of a stream that holds it; what follows is not waited for. */
async function messageOf({ headers, chunks }: OutboundStream, id: number): Promise<Record<string, JsonValue> | null> {
  if (headers["content-type"]?.startsWith("text/event-stream") !== true) return messageWithId(await textOf(chunks), id);
  for await (const data of eventData(chunks, LIMITS.maxBytes)) {
    const message = messageWithId(data, id);
    if (message !== null) return message;
  }
  return null;
}

function messageWithId(text: string, id: number): Record<string, JsonValue> | null {
  const parsed = parseStrictJson(text, JSON_LIMITS);
  if (!parsed.ok) throw new OutboundError(`the answer cannot be read: ${parsed.issue.message}`);
  return isJsonObject(parsed.value) && parsed.value["id"] === id ? parsed.value : null;
}
