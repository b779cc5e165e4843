import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { afterEach, expect, test, vi } from "vitest";
import type { ApiApp } from "@/lib/api/context";
import { type RawHttp, rawHttp } from "@/test/fixtures/raw-http";
import { CONNECTION_LIMITS, type ConnectionLimits } from "./connections";
import { listen, type WebServer } from "./web-server";

const CHUNK = "x".repeat(65_536);
const DRAIN = { noticeMs: 0, graceMs: 5_000 };

let web: WebServer | undefined;
const connections: RawHttp[] = [];

afterEach(async () => {
  for (const { socket } of connections.splice(0)) socket.destroy();
  await web?.stop({ noticeMs: 0, graceMs: 0 });
  web = undefined;
});

/** A web server with `api` behind it and one page that says where its reader came from. */
async function serve(api: Hono, limits: Partial<ConnectionLimits> = {}, trustedProxies = 0): Promise<number> {
  const at = { host: "127.0.0.1", port: 0, trustedProxies };
  const pages: Parameters<typeof listen>[1] = (request, response) => {
    response.end(`page for ${String(request.headers["x-gatehouse-client-address"])}`);
    return Promise.resolve();
  };
  web = await listen(api as unknown as ApiApp, pages, at, { ...CONNECTION_LIMITS, checkMs: 50, ...limits });
  return (web.server.address() as AddressInfo).port;
}

async function raw(port: number): Promise<RawHttp> {
  const connection = await rawHttp(port);
  connections.push(connection);
  return connection;
}

const echo = () => new Hono().all("/api/v1/echo", async (c) => c.text(`${c.req.method} ${(await c.req.arrayBuffer()).byteLength}`));
const request = (...lines: string[]) => `${["POST /api/v1/echo HTTP/1.1", "Host: x", ...lines].join("\r\n")}\r\n\r\n`;

test("a header that never ends is cut", async () => {
  const slow = await raw(await serve(echo(), { headersMs: 200 }));
  slow.send("GET /api/v1/echo HTTP/1.1\r\nHost: x\r\n");
  const drip = setInterval(() => slow.send("X-More: 1\r\n"), 20);
  expect(await slow.closed).toContain("408 Request Timeout");
  clearInterval(drip);
});

test("a body that drips in for too long is cut, while others are served", async () => {
  const port = await serve(echo(), { bodyMs: 300 });
  const slow = await raw(port);
  slow.send(request("Content-Length: 1000"));
  const drip = setInterval(() => slow.send("x"), 20);
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/echo`)).status).toBe(200);
  expect(await slow.closed).not.toContain("200 OK");
  clearInterval(drip);
});

test("a client that takes nothing of its answer is cut, and what answers it was held back meanwhile", async () => {
  let sent = 0;
  let isEnded = false;
  const endless = () => new ReadableStream({ pull: (out) => void (sent += out.desiredSize === null ? 0 : CHUNK.length, out.enqueue(Buffer.from(CHUNK))), cancel: () => void (isEnded = true) });
  const deaf = await raw(await serve(new Hono().get("/api/v1/endless", () => new Response(endless())), { stallMs: 400 }));
  deaf.socket.pause();
  deaf.send("GET /api/v1/endless HTTP/1.1\r\nHost: x\r\n\r\n");
  await vi.waitFor(() => expect(isEnded).toBe(true), { timeout: 45_000 });
  // What fits into the buffers of both sockets, and not a stream without end.
  expect(sent).toBeLessThan(64 * 1_048_576);
});

test("a client that waits for us may be silent", async () => {
  const answerLate = async () => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    return new Response("late");
  };
  const port = await serve(new Hono().get("/api/v1/poll", answerLate), { stallMs: 100 });
  expect(await (await fetch(`http://127.0.0.1:${port}/api/v1/poll`)).text()).toBe("late");
});

test("a connection that asks nothing more is closed", async () => {
  const idle = await raw(await serve(echo(), { idleMs: 100 }));
  idle.send("GET /api/v1/echo HTTP/1.1\r\nHost: x\r\n\r\n");
  expect(await idle.closed).toContain("GET 0");
});

test.each([
  ["long", { headerBytes: 2_048 }, [`X-Long: ${"y".repeat(4_000)}`]],
  ["many", { headerCount: 20 }, Array.from({ length: 30 }, (_, index) => `X-${index}: 1`)],
])("headers that are too %s are refused", async (_, limits, lines) => {
  const client = await raw(await serve(echo(), limits));
  client.send(request(...lines));
  expect(await client.closed).toContain("431 Request Header Fields Too Large");
});

test("a body in chunks is read whole, and an empty one is empty", async () => {
  const client = await raw(await serve(echo()));
  client.send(`${request("Transfer-Encoding: chunked")}3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n`);
  await vi.waitFor(() => expect(client.received()).toContain("POST 7"), { timeout: 45_000 });
  client.send(request("Content-Length: 0").replace("POST", "DELETE"));
  await vi.waitFor(() => expect(client.received()).toContain("DELETE 0"), { timeout: 45_000 });
  client.send(request("Connection: close").replace("POST", "DELETE"));
  expect(await client.closed).toMatch(/DELETE 0[\s\S]*DELETE 0/);
});

test("an upload in chunks beyond the limit is answered 413 and its connection ends", async () => {
  const api = new Hono();
  api.use(bodyLimit({ maxSize: 1_048_576 }));
  api.post("/api/v1/echo", async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));
  const client = await raw(await serve(api));
  client.send(request("Transfer-Encoding: chunked"));
  const upload = setInterval(() => client.send(`10000\r\n${CHUNK}\r\n`), 1);
  const answer = await client.closed;
  clearInterval(upload);
  expect(answer).toContain("413 Payload Too Large");
});

test("a page takes no body of unknown or unreasonable length", async () => {
  const port = await serve(echo());
  const chunked = await raw(port);
  chunked.send("POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  expect(await chunked.closed).toContain("411 Length Required");
  const large = await raw(port);
  large.send("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n");
  expect(await large.closed).toContain("413 Payload Too Large");
});

test.each([[0, "127.0.0.1"], [1, "9.9.9.9"]])("behind %i trusted proxies a page hears of the client %s", async (proxies, expected) => {
  const port = await serve(echo(), {}, proxies);
  const headers = { "X-Forwarded-For": "6.6.6.6, 9.9.9.9", "X-Gatehouse-Client-Address": "6.6.6.6" };
  expect(await (await fetch(`http://127.0.0.1:${port}/`, { headers })).text()).toBe(`page for ${expected}`);
});

test("draining lets running requests finish, says that their connections close, and accepts nobody new", async () => {
  let finish: (answer: Response) => void = () => undefined;
  const port = await serve(new Hono().get("/api/v1/running", () => new Promise<Response>((resolve) => (finish = resolve))));
  const [running, idle] = [await raw(port), await raw(port)];
  running.send("GET /api/v1/running HTTP/1.1\r\nHost: x\r\n\r\n");
  idle.send("GET /page HTTP/1.1\r\nHost: x\r\n\r\n");
  await vi.waitFor(() => expect(idle.received()).toContain("page for"), { timeout: 45_000 });
  expect(idle.received()).toContain("Connection: keep-alive");
  const stopped = web?.stop(DRAIN);
  await idle.closed;
  await expect(fetch(`http://127.0.0.1:${port}/page`)).rejects.toThrow();
  finish(new Response("finished"));
  const answer = await running.closed;
  expect(answer).toContain("Connection: close");
  expect(answer).toContain("finished");
  await stopped;
});

test("draining cuts what does not finish within the grace time", async () => {
  const port = await serve(new Hono().get("/api/v1/never", () => new Promise<Response>(() => undefined)));
  const stuck = await raw(port);
  stuck.send("GET /api/v1/never HTTP/1.1\r\nHost: x\r\n\r\n");
  await web?.stop({ noticeMs: 0, graceMs: 100 });
  expect(await stuck.closed).toBe("");
});
