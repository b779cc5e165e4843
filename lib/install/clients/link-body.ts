import type { Text } from "@/lib/install/configuration/entry";
import type { JsonObject, Writing } from "@/lib/install/configuration/format";

const isOpen = (text: Text | undefined) => text?.some((piece) => typeof piece !== "string") === true;

/**
 * The body as a link carries it where nothing asks for values: a variable that only the user has is there and empty, so
 * that the client shows it to be filled in (install.md §1.3 Cursor).
 */
export function withEmptyVariables({ entry }: Writing, body: JsonObject): JsonObject {
  const { env } = body as { env?: Record<string, string> };
  if (!("process" in entry) || env === undefined) return body;
  return { ...body, env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, isOpen(entry.process.env[name]) ? "" : value])) };
}

/** The same without headers that only the user can write, for clients that read no references. */
export function withoutOpenHeaders(writing: Writing, body: JsonObject): JsonObject {
  const { entry } = writing;
  if ("process" in entry) return withEmptyVariables(writing, body);
  const { headers = {}, ...rest } = body as { headers?: Record<string, string> };
  const known = Object.entries(headers).filter(([name]) => !isOpen(entry.endpoint.headers[name]));
  return { ...rest, ...(known.length > 0 && { headers: Object.fromEntries(known) }) };
}
