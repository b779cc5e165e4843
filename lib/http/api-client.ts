import { z } from "zod";

/**
 * The browser's way to the product API `/api/v1`: answers are parsed by the schema they were declared with, refusals
 * become one error that carries the stable code of the problem document (governance.md §4).
 */
const problemBodySchema = z.object({
  code: z.string(),
  detail: z.string().default(""),
  errors: z.array(z.object({ path: z.string(), message: z.string(), code: z.string() })).default([]),
});
type ProblemBody = z.output<typeof problemBodySchema>;

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

/** Calls `/api/v1<path>` and parses the answer; one without content is `undefined`. Throws `ApiProblem`. */
export async function callApi<Schema extends z.ZodType>(schema: Schema, path: string, request: ApiRequest = {}): Promise<z.output<Schema>> {
  const response = await send(path, request);
  if (!response.ok) throw await problemOf(response);
  return schema.parse(response.status === 204 ? undefined : await response.json());
}

async function send(path: string, { method = "GET", body, verbatim, headers, signal, keepalive = false }: ApiRequest): Promise<Response> {
  const sent = verbatim ?? (body === undefined ? null : JSON.stringify(body));
  try {
    // The content type tells our own pages' writes from foreign forms (governance.md §3), so it is sent without a body too.
    // Of a form the browser says it itself, with the boundary.
    const contentType = sent instanceof FormData ? undefined : { "Content-Type": "application/json" };
    return await fetch(`/api/v1${path}`, { method, headers: { ...contentType, ...headers }, body: sent, signal: signal ?? null, keepalive });
  } catch (error) {
    throw new ApiProblem(0, { code: "not_ready", detail: error instanceof Error ? error.message : "", errors: [] });
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = problemBodySchema.safeParse(await response.json().catch(() => undefined));
  return new ApiProblem(response.status, body.success ? body.data : { code: "internal", detail: response.statusText, errors: [] });
}
