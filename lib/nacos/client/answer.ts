import { NacosError, type NacosErrorCode } from "./errors";

/** One HTTP answer, its body read whole. */
export interface HttpAnswer {
  status: number;
  text: string;
}

/** The part of a request that decides how an answer is to be read. */
type Method = "GET" | "POST" | "PUT" | "DELETE";

const LONGEST_QUOTE = 300;

/** How the envelope's codes read (nacos.md §2.7); what is not here is judged by its HTTP status. */
const BY_CODE: Readonly<Record<number, NacosErrorCode>> = {
  20004: "not_found",
  20005: "conflict",
  21003: "not_found",
  21007: "conflict",
  21008: "not_found",
  // "Service is not empty": an instance that was deregistered a moment ago is still there.
  21009: "not_ready",
  22001: "not_found",
  22002: "conflict",
  23000: "not_ready",
  40000: "unsupported",
  40001: "unsupported",
  50000: "not_found",
  50001: "half_written",
  50002: "conflict",
  // "Ref endpoint service not found": other nodes learn of a service a little later.
  50003: "not_ready",
};

/** What only the text tells, because Nacos uses 20002 and 30000 for many things; the first that fits decides. */
const BY_TEXT: readonly { code: number; text: RegExp; means: NacosErrorCode }[] = [
  { code: 20002, text: /"content" is null/, means: "not_ready" },
  { code: 20002, text: /conflict with exist mcp server id/, means: "id_taken" },
  { code: 30000, text: /server limit match/, means: "limited" },
  { code: 30000, text: /config already exist/, means: "half_written" },
  { code: 30000, text: /not found/, means: "not_found" },
];

/**
 * The data of a successful answer; throws `NacosError` for every other. Follows the captures: an envelope, Spring's error
 * body, plain text, or nothing at all, which is how Nacos denies a user it does not know (nacos.md §2.6).
 */
export function dataOf(answer: HttpAnswer, method: Method): unknown {
  const body = parsed(answer.text);
  if (isEnvelope(body) && answer.status === 200 && body.code === 0) return body.data;
  throw isEnvelope(body) ? envelopeError(answer.status, body, method) : bareError(answer, body, method);
}

/** Whether another login might help: the answer denies us (401, 403, or an empty 200). */
export function denialOf(answer: HttpAnswer): "credentials" | "rights" | null {
  if (answer.status === 200) return answer.text === "" ? "credentials" : null;
  if (answer.status !== 401 && answer.status !== 403) return null;
  return /authorization failed/.test(answer.text) ? "rights" : "credentials";
}

/** JSON, or undefined: plain text and HTML are answers too. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Envelope {
  code: number;
  message?: unknown;
  data?: unknown;
}

function isEnvelope(body: unknown): body is Envelope {
  return typeof body === "object" && body !== null && "code" in body && typeof body.code === "number";
}

function envelopeError(status: number, body: Envelope, method: Method): NacosError {
  const said = quote(typeof body.data === "string" ? body.data : body.message);
  const byText = BY_TEXT.find(({ code, text }) => code === body.code && text.test(said));
  const code = byText?.means ?? BY_CODE[body.code] ?? byStatus(status, body.code);
  return new NacosError(code, {
    message: `Nacos answered ${status}, code ${body.code}: ${said}`,
    status,
    nacosCode: body.code,
    mayHaveHappened: leavesTraces(status, code, method),
    ...(code === "auth_denied" && { denial: /authorization failed/.test(said) || body.code === 10001 ? "rights" : "credentials" }),
  });
}

/** Without an envelope: a filter of Nacos or a proxy before it answered. */
function bareError(answer: HttpAnswer, body: unknown, method: Method): NacosError {
  const { status } = answer;
  const denial = denialOf(answer);
  if (denial !== null) return new NacosError("auth_denied", { message: denialSentence(status, denial), status, denial });
  const code = status === 400 ? "refused" : status === 404 || status < 400 ? "unexpected" : byStatus(status, null);
  return new NacosError(code, {
    message: `${code === "unexpected" ? "This does not look like the admin API of Nacos 3: it" : "Nacos"} answered ${status}${said(answer.text, body)}`,
    status,
    mayHaveHappened: leavesTraces(status, code, method),
  });
}

function byStatus(status: number, nacosCode: number | null): NacosErrorCode {
  if (status === 401 || status === 403 || nacosCode === 10001) return "auth_denied";
  if (status === 429) return "limited";
  // 30000 is a fault of the server, also where HTTP says 200 (nacos.md §2.10).
  return status >= 500 || (nacosCode === 30000 && status < 400) ? "unavailable" : "refused";
}

/** A write that failed inside Nacos may have done a part of its work: a failed create leaves its tools behind (nacos.md §1.3). */
function leavesTraces(status: number, code: NacosErrorCode, method: Method): boolean {
  return method !== "GET" && (code === "half_written" || (status >= 500 && code === "unavailable"));
}

function denialSentence(status: number, denial: "credentials" | "rights"): string {
  if (denial === "rights") return `Nacos answered ${status}: this user may not do that.`;
  return status === 200
    ? "Nacos answered nothing at all, which is how it denies a user it does not know."
    : `Nacos answered ${status}: user name, password or token are not accepted.`;
}

/** Quotes Spring's message and short plain text, never a page of HTML. */
function said(text: string, body: unknown): string {
  if (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string") return `: ${quote(body.message)}`;
  return body === undefined && text !== "" && !text.trimStart().startsWith("<") ? `: ${quote(text)}` : ".";
}

function quote(text: unknown): string {
  const line = typeof text === "string" ? text.replace(/\s+/g, " ").trim() : "";
  if (line === "") return "(no message)";
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}
