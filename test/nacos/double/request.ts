import type { IncomingMessage } from "node:http";

/** A request as Nacos sees it: parameters of query and form in one place. */
export interface DoubleRequest {
  method: string;
  /** Below the context path: `/v3/admin/ai/mcp`. */
  path: string;
  parameters: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
}

export async function readRequest(incoming: IncomingMessage): Promise<DoubleRequest> {
  const url = new URL(incoming.url ?? "/", "http://double.invalid");
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]);
  return {
    method: incoming.method ?? "GET",
    path: url.pathname.replace(/^\/nacos/, ""),
    parameters: { ...Object.fromEntries(url.searchParams), ...Object.fromEntries(form) },
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
}
