import type { FieldError } from "@/lib/http/errors";

/**
 * The browser's way to the product API `/api/v1`: answers are parsed by the schema they were declared with, refusals
 * become one error that carries the stable code of the problem document (governance.md §4).
 */
interface ProblemBody {
  code: string;
  detail: string;
  errors: FieldError[];
}

/** What the API refused. `status` 0: it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  /** A code of lib/http/errors; `internal` when the answer was no problem document. */
  readonly code: string;
  readonly detail: string;
  readonly errors: ProblemBody["errors"];
  constructor(
    readonly status: number,
    { code, detail, errors }: ProblemBody,
  ) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.errors = errors;
  }
}

export interface ApiRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  /** What must arrive byte for byte: JSON that is text already, or a form with a file, which the browser streams. */
  verbatim?: string | FormData;
  headers?: Record<string, string>;
  /** Gives up the request; the call then fails as unreachable. */
  signal?: AbortSignal;
  /** The request outlives the page that sends it; its body is then at most 64 KiB. */
  keepalive?: boolean;
}

/** Does something about a refusal; true: the call may be repeated. Throws `ApiProblem` when it found that it cannot. */
type Remedy = () => Promise<boolean>;
const remedies = new Map<string, Remedy>();
/** Remedies at work, by code: of calls that are refused together, one asks, and all are repeated. */
const running = new Map<string, Promise<boolean>>();

/** What is done about refusals with a code before the page hears of them, such as asking for a passkey. Once per call. */
export function provideRemedy(code: string, remedy: Remedy): void {
  remedies.set(code, remedy);
}

/** What reads an answer, a zod schema as a rule. Throws for another shape. */
export interface AnswerReader<Answer> {
  parse(value: unknown): Answer;
}

/** The reader of an answer, or where to fetch it: no page begins with the code of schemas (docs/DECISIONS.md, "Heavy packages"). */
export type AnswerShape<Answer> = AnswerReader<Answer> | (() => Promise<AnswerReader<Answer>>);

/** Calls `/api/v1<path>` and parses the answer; one without content is `undefined`. Throws `ApiProblem`. */
export async function callApi<Answer>(shape: AnswerShape<Answer>, path: string, request: ApiRequest = {}): Promise<Answer> {
  // What outlives its page is sent within the call, for nothing waits there. All else after the schema: nothing is to be done whose answer could not be read.
  const sent = request.keepalive ? accepted(path, request) : undefined;
  const schema = typeof shape === "function" ? await shape().catch(unreachable) : shape;
  const response = await (sent ?? accepted(path, request));
  return schema.parse(response.status === 204 ? undefined : await response.json());
}

/** Calls `/api/v1<path>` where all that counts is whether it was refused. Throws `ApiProblem`. */
export async function tellApi(path: string, request: ApiRequest): Promise<void> {
  await accepted(path, request);
}

async function accepted(path: string, request: ApiRequest): Promise<Response> {
  const response = await sendOrMend(path, request);
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** A refusal for which there is a remedy is answered by the second try, if the remedy worked. */
async function sendOrMend(path: string, request: ApiRequest): Promise<Response> {
  const response = await send(path, request);
  if (response.ok || remedies.size === 0) return response;
  const { code } = await problemOf(response.clone());
  return (await mended(code)) ? send(path, request) : response;
}

function mended(code: string): Promise<boolean> {
  const remedy = remedies.get(code);
  if (remedy === undefined) return Promise.resolve(false);
  const begun = running.get(code) ?? remedy().finally(() => running.delete(code));
  running.set(code, begun);
  return begun;
}

async function send(path: string, { method = "GET", body, verbatim, headers, signal, keepalive = false }: ApiRequest): Promise<Response> {
  const sent = verbatim ?? (body === undefined ? null : JSON.stringify(body));
  try {
    // The content type tells our own pages' writes from foreign forms (governance.md §3), so it is sent without a body too.
    // Of a form the browser says it itself, with the boundary.
    const contentType = sent instanceof FormData ? undefined : { "Content-Type": "application/json" };
    return await fetch(`/api/v1${path}`, { method, headers: { ...contentType, ...headers }, body: sent, signal: signal ?? null, keepalive });
  } catch (error) {
    return unreachable(error);
  }
}

function unreachable(error: unknown): never {
  throw new ApiProblem(0, { code: "not_ready", detail: error instanceof Error ? error.message : "", errors: [] });
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  return new ApiProblem(response.status, problemBody(body) ?? { code: "internal", detail: response.statusText, errors: [] });
}

/** Reads a problem document without a schema, for its three members are all that pages need of one. */
function problemBody(body: unknown): ProblemBody | null {
  const { code, detail, errors } = (body ?? {}) as Partial<Record<keyof ProblemBody, unknown>>;
  if (typeof code !== "string") return null;
  return { code, detail: typeof detail === "string" ? detail : "", errors: Array.isArray(errors) ? errors.filter(isFieldError) : [] };
}

function isFieldError(value: unknown): value is FieldError {
  const { path, message, code } = (value ?? {}) as Partial<Record<keyof FieldError, unknown>>;
  return [path, message, code].every((member) => typeof member === "string");
}
