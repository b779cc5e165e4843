/**
 * CORS of the registry API (registry-api.md §1.9, §5.1): any origin, no credentials. The headers are listed because
 * `*` does not cover Authorization; PATCH is listed although the official v1.7.0 forgot it.
 */
export const CORS_HEADERS: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, OPTIONS, POST, PUT, PATCH, DELETE",
  "Access-Control-Allow-Headers": "Authorization, Content-Type, If-None-Match, *",
  "Access-Control-Expose-Headers": "Content-Type, Content-Length, ETag, Age, Warning",
};

export function preflightResponse(): Response {
  return new Response(null, { status: 204, headers: { ...CORS_HEADERS, "Access-Control-Max-Age": "86400" } });
}
