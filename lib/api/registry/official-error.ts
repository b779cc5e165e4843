/** An error as the official registry words it (registry-api.md §1.9). */
export interface OfficialError {
  status: number;
  detail: string;
  errors?: { message: string; location?: string; value?: unknown }[];
}

const TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  413: "Request Entity Too Large",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** `{title,status,detail,errors?}` as `application/problem+json`. */
export function officialErrorResponse(error: OfficialError, headers: Record<string, string> = {}): Response {
  const { status, detail, errors } = error;
  const body = JSON.stringify({ title: TITLES[status] ?? "Error", status, detail, ...(errors && { errors }) });
  return new Response(body, { status, headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers } });
}

export const SERVER_NOT_FOUND: OfficialError = { status: 404, detail: "Server not found" };
export const ENDPOINT_NOT_FOUND: OfficialError = { status: 404, detail: "Endpoint not found. See /docs for the API documentation." };

/** The official hint for a path that lacks its version prefix (registry-api.md §1.9). */
export function endpointWithoutPrefix(path: string): OfficialError {
  return { status: 404, detail: `Endpoint not found. Did you mean '/v0.1${path}' or '/v0${path}'? See /docs for the API documentation.` };
}
