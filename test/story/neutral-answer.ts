import type { Client } from "./http-api";

export type Call = [method: string, path: string, body?: unknown];

/** The whole answer, with what was asked for replaced by one word, and without the id of the request. */
export async function answerTo(reader: Client, [method, path, body]: Call, asked: string): Promise<unknown> {
  const { status, headers, text } = await reader.call(method, path, body);
  const [namespace = "", local = ""] = asked.split("/");
  const neutral = (value: string) =>
    [asked, encodeURIComponent(asked), local, namespace]
      .filter((part) => part !== "")
      .reduce((masked, part) => masked.replaceAll(part, "ASKED"), value)
      .replaceAll(/"queryId":"[^"]+"/g, '"queryId":"ANY"')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)/g, "TIME");
  const lines = [...headers].filter(([name]) => name !== "x-request-id").map(([name, value]) => `${name}: ${neutral(value)}`);
  return { status, headers: lines.sort(), body: neutral(text) };
}
