import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "@/lib/api/app";
import { config } from "@/lib/config/config";
import { listen, type WebServer } from "@/lib/process/web-server";
import { cookieOf, ORIGIN, signedInPerson } from "@/test/access/fixture";
import { rawHttp } from "@/test/fixtures/raw-http";
import { BOOTSTRAP_TOKEN, StoryServer } from "./http-api";

/** The whole API behind the real web server: what an adapter between Node and fetch can get wrong. */
let story: StoryServer;
let web: WebServer;
let port: number;

beforeAll(async () => {
  story = await StoryServer.start();
  web = await listen(createApi(), () => Promise.resolve(), { ...config(), port: 0 });
  port = (web.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await web?.stop({ noticeMs: 0, graceMs: 0 });
  await story?.stop();
});

const CHUNK = "x".repeat(65_536);
const bearer = { Authorization: `Bearer ${BOOTSTRAP_TOKEN}`, "Content-Type": "application/json" };
const call = (path: string, init: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);

test("DELETE without a body does its work", async () => {
  const person = await signedInPerson(["admin"]);
  const session = { Cookie: await cookieOf(person), Origin: ORIGIN, "Content-Type": "application/json" };
  const minted = await call("/api/v1/tokens", { method: "POST", headers: session, body: JSON.stringify({ scopes: ["read"], expiresInDays: 1 }) });
  const { id, token } = (await minted.json()) as { id: string; token: string };
  expect(minted.status).toBe(201);
  expect((await call("/api/v1/me", { headers: { Authorization: `Bearer ${token}` } })).status).toBe(200);
  const bodiless = await rawHttp(port);
  const headers = Object.entries({ Host: "x", ...session, Connection: "close" }).map(([name, value]) => `${name}: ${value}`);
  bodiless.send(`${[`DELETE /api/v1/tokens/${id} HTTP/1.1`, ...headers].join("\r\n")}\r\n\r\n`);
  expect(await bodiless.closed).toMatch(/^HTTP\/1\.1 20\d /);
  expect((await call("/api/v1/me", { headers: { Authorization: `Bearer ${token}` } })).status).toBe(401);
});

test("an unknown token is not found, without a body and with an empty one", async () => {
  const path = "/api/v1/tokens/00000000-0000-4000-8000-000000000000";
  for (const body of [undefined, ""]) {
    const answer = await call(path, { method: "DELETE", headers: bearer, ...(body !== undefined && { body }) });
    expect([401, 403, 404]).toContain(answer.status);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
  }
});

test("a manifest in chunks is judged like one in a piece", async () => {
  const manifest = JSON.stringify({ name: "com.acme/x" });
  const chunked = new ReadableStream({
    start(out) {
      for (const letter of manifest) out.enqueue(Buffer.from(letter));
      out.close();
    },
  });
  const inChunks = await call("/v0.1/validate", { method: "POST", headers: bearer, body: chunked, duplex: "half" } as RequestInit);
  const inOne = await call("/v0.1/validate", { method: "POST", headers: bearer, body: manifest });
  expect(inChunks.status).toBe(200);
  expect(await inChunks.text()).toBe(await inOne.text());
});

test.each(["/v0.1/publish", "/c/default/v0/validate", "/api/v1/submissions", "/api/v1/search"])("an upload without end to %s is answered 413 and its connection ends", async (path) => {
  const client = await rawHttp(port);
  const headers = ["Host: x", `Authorization: ${bearer.Authorization}`, "Content-Type: application/json", "Transfer-Encoding: chunked"];
  client.send(`${[`POST ${path} HTTP/1.1`, ...headers].join("\r\n")}\r\n\r\n`);
  const upload = setInterval(() => client.send(`10000\r\n${CHUNK}\r\n`), 1);
  const answer = await client.closed;
  clearInterval(upload);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test("a facade login without end is denied in Nacos' words and its connection ends", async () => {
  const client = await rawHttp(port);
  const headers = ["Host: x", "Content-Type: application/x-www-form-urlencoded", "Transfer-Encoding: chunked"];
  client.send(`${["POST /nacos/v3/auth/user/login HTTP/1.1", ...headers].join("\r\n")}\r\n\r\n`);
  const upload = setInterval(() => client.send(`10000\r\n${CHUNK}\r\n`), 1);
  const answer = await client.closed;
  clearInterval(upload);
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
});
