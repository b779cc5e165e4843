import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth from "next-auth";
import type { NextApiRequest, NextApiResponse } from "next";
import { nextAuthOptions } from "@/lib/access/next-auth-options";
import type { OidcRefusal } from "@/lib/access/oidc/provisioning";
import { watchingTrouble } from "@/lib/access/oidc/trouble";
import { answerFromProvider, arrivalContext } from "@/lib/access/oidc/visit";

/** The route of next-auth without Next around it: the same options, over real HTTP. Everything else is 404. */
export async function startNextAuth(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` };
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (!url.pathname.startsWith("/api/auth/")) return void response.writeHead(404).end();
  const cookies = cookiesOf(request);
  const headers = new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]));
  const seen = { url: url.href, headers, cookie: (name: string) => cookies[name] };
  const context = await arrivalContext(seen);
  const refusals: OidcRefusal[] = [];
  const options = nextAuthOptions((error) => { throw error; }, { context, onRefusal: (refusal) => refusals.push(refusal) });
  const query = { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.slice("/api/auth/".length).split("/") };
  const asked = { query, cookies, headers: request.headers, method: request.method, body: Object.fromEntries(new URLSearchParams(await bodyOf(request))) };
  const kept = new KeptAnswer();
  const { cause } = await watchingTrouble(() => NextAuth(asked as unknown as NextApiRequest, kept as unknown as NextApiResponse, options) as Promise<unknown>);
  const answer = answerFromProvider(seen, kept.toResponse(), context, refusals[0] ?? null, cause);
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), "set-cookie": answer.headers.getSetCookie() });
  response.end(await answer.text());
}

/** What next-auth asks of the answer of a Next API route. */
class KeptAnswer {
  private code = 200;
  private body = "";
  private readonly headers: Record<string, string | string[]> = {};
  status(code: number): this {
    this.code = code;
    return this;
  }
  getHeader(name: string): string | string[] | undefined {
    return this.headers[name.toLowerCase()];
  }
  setHeader(name: string, value: string | string[]): this {
    this.headers[name.toLowerCase()] = value;
    return this;
  }
  json(value: unknown): void {
    this.body = JSON.stringify(value);
  }
  send(value: unknown): void {
    this.body = typeof value === "string" ? value : JSON.stringify(value ?? null);
  }
  end(): void {
    // Redirects have no body.
  }
  toResponse(): Response {
    const headers = new Headers();
    for (const [name, value] of Object.entries(this.headers)) for (const one of [value].flat()) headers.append(name, one);
    return new Response(this.body, { status: this.code, headers });
  }
}

function cookiesOf(request: IncomingMessage): Record<string, string> {
  const pairs = (request.headers.cookie ?? "").split("; ").filter((pair) => pair.includes("="));
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
