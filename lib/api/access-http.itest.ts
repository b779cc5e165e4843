import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureBootstrapRobot } from "@/lib/access/bootstrap";
import type { Caller } from "@/lib/access/schema";
import type { ApiApp } from "@/lib/api/context";
import { registerIdentities } from "@/lib/api/product/identities";
import { registerMe } from "@/lib/api/product/me";
import { registerNamespaces } from "@/lib/api/product/namespaces";
import { registerPassword } from "@/lib/api/product/password";
import { registerRobots } from "@/lib/api/product/robots";
import { registerSessions } from "@/lib/api/product/sessions";
import { registerSetup } from "@/lib/api/product/setup";
import { registerTokens } from "@/lib/api/product/tokens";
import { registerUsers } from "@/lib/api/product/users";
import { registerRegistryAuth } from "@/lib/api/registry/auth";
import { config, setConfig } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { apiWith, cookieOf, ORIGIN, signedInPerson, startProcess } from "@/test/access/fixture";

const BOOTSTRAP = "a bootstrap token of forty characters!!!".replaceAll(" ", "-");
let stop: () => Promise<void>;
let app: ApiApp;
let admin: Caller;

beforeAll(async () => {
  stop = await startProcess({ GATEHOUSE_BOOTSTRAP_TOKEN: BOOTSTRAP });
  await ensureBootstrapRobot();
  app = apiWith(registerMe, registerUsers, registerRobots, registerTokens, registerNamespaces, registerSessions, registerPassword, registerSetup, registerIdentities, registerRegistryAuth);
});
beforeEach(async () => {
  admin = await signedInPerson(["admin"]);
});
afterAll(() => stop());

type Headers = Record<string, string>;
const bearer = (token: string): Headers => ({ Authorization: `Bearer ${token}` });
const browser = async (caller: Caller): Promise<Headers> => ({ Cookie: await cookieOf(caller), Origin: ORIGIN });

async function call(method: string, path: string, headers: Headers, body?: unknown) {
  const json = { "Content-Type": "application/json" };
  const response = await app.request(`${ORIGIN}${path}`, {
    method,
    headers: { Host: "127.0.0.1:3000", ...json, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text === "" ? {} : JSON.parse(text)) as Record<string, never> };
}

async function mintedToken(fields: object = {}): Promise<{ id: string; token: string }> {
  const { status, body } = await call("POST", "/tokens", await browser(admin), { scopes: ["read", "publish", "admin"], ...fields });
  expect(status).toBe(201);
  return body as unknown as { id: string; token: string };
}

describe("who is asking", () => {
  it("is nobody without a credential, and 401 with a wrong one", async () => {
    expect(await call("GET", "/me", {})).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    for (const headers of [bearer("gth_pat_nonsense"), bearer("a.b.c"), { Authorization: "Basic YTpi" }, bearer(`${BOOTSTRAP}x`)]) {
      expect(await call("GET", "/me", headers)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    }
  });

  it("is the person of the session, with every action answered", async () => {
    const { status, body, headers } = await call("GET", "/me", await browser(admin));
    expect(status).toBe(200);
    expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).toMatchObject({ principal: { kind: "user" }, roles: ["viewer", "admin"], can: { "user.manage": true, "review.vote": true } });
  });

  it("is the bearer, whatever cookie comes along", async () => {
    const { token } = await mintedToken();
    const other = await signedInPerson();
    const { body } = await call("GET", "/me", { ...(await browser(other)), ...bearer(token) });
    expect(body).toMatchObject({ principal: { id: admin.viewer.principalId }, can: { "review.vote": false } });
  });

  it("is nobody again once the session is revoked", async () => {
    const headers = await browser(admin);
    expect(await call("DELETE", `/sessions/${admin.viewer.sessionId}`, headers)).toMatchObject({ status: 204 });
    expect(await call("GET", "/me", headers)).toMatchObject({ status: 401 });
  });
});

describe("writes with a cookie", () => {
  it.each<[string, Headers]>([
    ["from another origin", { Origin: "https://evil.test" }],
    ["from another port", { Origin: "http://127.0.0.1:4000" }],
    ["as a form", { "Content-Type": "application/x-www-form-urlencoded" }],
    ["as text", { "Content-Type": "text/plain" }],
    ["as multipart where no route declares it", { "Content-Type": "multipart/form-data; boundary=x" }],
  ])("are refused %s, and the attempt recorded", async (_, foreign) => {
    const headers = { ...(await browser(admin)), ...foreign };
    expect(await call("POST", "/namespaces", headers, { name: "com.evil" })).toMatchObject({ status: 403, body: { code: "cross_origin" } });
    expect(await prisma().namespace.count({ where: { name: "com.evil" } })).toBe(0);
    expect(await prisma().auditEntry.count({ where: { action: "request.refused", actorId: admin.viewer.principalId } })).toBe(1);
  });

  it("are refused from another origin, and without one, also where nobody is signed in yet and a cookie would be planted", async () => {
    for (const headers of [{}, { Origin: "https://evil.test" }]) {
      expect(await call("POST", "/setup/secret/identity", headers as Headers)).toMatchObject({ status: 403, body: { code: "cross_origin" } });
    }
    expect(await call("POST", "/setup/secret/identity", { Origin: ORIGIN })).toMatchObject({ status: 409, body: { code: "conflict" } });
  });

  it("are refused without an Origin", async () => {
    const headers = { Cookie: await cookieOf(admin) };
    expect(await call("POST", "/namespaces", headers, { name: "com.evil" })).toMatchObject({ status: 403, body: { code: "cross_origin" } });
  });

  it("are allowed from our own pages, and from anywhere with a token", async () => {
    expect(await call("POST", "/namespaces", await browser(admin), { name: "com.good" })).toMatchObject({ status: 201 });
    const { token } = await mintedToken();
    const foreign = { ...bearer(token), Origin: "https://ci.test" };
    expect(await call("POST", "/namespaces", foreign, { name: "com.good2" })).toMatchObject({ status: 201 });
  });
});

describe("namespaces", () => {
  it("are unique in any letters and managed by their owners", async () => {
    const headers = await browser(admin);
    await call("POST", "/namespaces", headers, { name: "io.github.Acme" });
    expect(await call("POST", "/namespaces", headers, { name: "IO.github.acme" })).toMatchObject({ status: 409, body: { code: "name_taken" } });
    const [owner, helper] = [await signedInPerson(), await signedInPerson()];
    const member = ({ viewer }: Caller) => `/namespaces/io.github.acme/members/${viewer.principalId}`;
    expect(await call("PUT", member(helper), await browser(owner), { role: "publisher" })).toMatchObject({ status: 403 });
    expect(await call("PUT", member(owner), headers, { role: "owner" })).toMatchObject({ status: 200 });
    expect(await call("PUT", member(helper), await browser(owner), { role: "publisher" })).toMatchObject({ status: 200 });
    expect(await call("PUT", member(owner), await browser(helper), { role: "publisher" })).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await call("GET", "/namespaces", await browser(helper))).body).toMatchObject({ items: [{ name: "io.github.Acme", role: "publisher" }] });
    expect(await call("DELETE", member(helper), await browser(owner))).toMatchObject({ status: 204 });
    expect((await call("GET", "/namespaces", await browser(helper))).body).toEqual({ items: [] });
  });

  it("are not given to oneself", async () => {
    const headers = await browser(admin);
    await call("POST", "/namespaces", headers, { name: "com.self" });
    const path = `/namespaces/com.self/members/${admin.viewer.principalId}`;
    expect(await call("PUT", path, headers, { role: "owner" })).toMatchObject({ status: 403, body: { code: "own_role" } });
  });
});

describe("lists", () => {
  it("are paged without gaps or repetitions", async () => {
    const headers = await browser(admin);
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await call("GET", `/users?limit=2${cursor}`, headers);
      const page = body as unknown as { items: { id: string }[]; nextCursor?: string };
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor === undefined ? "" : `&cursor=${page.nextCursor}`;
    } while (cursor !== "");
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await prisma().principal.count({ where: { kind: "user" } }));
  });

  it.each(["limit=0", "limit=101", "limit=x", "cursor=%25%25", "cursor=bm9uc2Vuc2U"])("refuse ?%s", async (query) => {
    expect(await call("GET", `/users?${query}`, await browser(admin))).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  });
});

describe("Idempotency-Key", () => {
  it("runs a request once and answers it again, without a secret in the database", async () => {
    const headers = { ...(await browser(admin)), "Idempotency-Key": "k1" };
    const first = await call("POST", "/tokens", headers, { scopes: ["read"] });
    const again = await call("POST", "/tokens", headers, { scopes: ["read"] });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get("Idempotency-Replayed")).toBe("true");
    expect(await prisma().apiToken.count({ where: { principalId: admin.viewer.principalId } })).toBe(1);
    const stored = await prisma().idempotentAnswer.findFirstOrThrow({ where: { principalId: admin.viewer.principalId } });
    expect(JSON.stringify(stored)).not.toContain("gth_pat");
  });

  it("refuses another request under the same key", async () => {
    const headers = { ...(await browser(admin)), "Idempotency-Key": "k2" };
    await call("POST", "/tokens", headers, { scopes: ["read"] });
    expect(await call("POST", "/tokens", headers, { scopes: ["publish"] })).toMatchObject({ status: 409, body: { code: "idempotency_conflict" } });
  });

  it("gives a token nothing that its holder was answered in the browser", async () => {
    const { token } = await mintedToken({ scopes: ["read"] });
    const key = { "Idempotency-Key": "k3" };
    await call("POST", "/tokens", { ...(await browser(admin)), ...key }, { scopes: ["admin"] });
    expect(await call("POST", "/tokens", { ...bearer(token), ...key }, { scopes: ["admin"] })).toMatchObject({ status: 409 });
  });

  it("runs one of many at once", async () => {
    const headers = { ...(await browser(admin)), "Idempotency-Key": "k4" };
    const answers = await Promise.all([1, 2, 3, 4].map(() => call("POST", "/namespaces", headers, { name: "com.once" })));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(answers.filter(({ status, body }) => status === 409 && body.code === "name_taken")).toEqual([]);
  });
});

describe("registry login", () => {
  const login = (token: string) => call("POST", "/v0/auth/github-at", {}, { github_token: token });

  it("exchanges an API token for a JWT that publishes and does nothing else", async () => {
    const { token } = await mintedToken();
    const { status, body } = await login(token);
    expect(status).toBe(200);
    const me = await call("GET", "/me", bearer(body.registry_token ?? ""));
    expect(me.body).toMatchObject({ principal: { id: admin.viewer.principalId }, can: { publish: true, "namespace.manage": false } });
  });

  it("ends with the token it came from", async () => {
    const { id, token } = await mintedToken();
    const { body } = await login(token);
    await call("DELETE", `/tokens/${id}`, await browser(admin));
    expect(await call("GET", "/me", bearer(body.registry_token ?? ""))).toMatchObject({ status: 401 });
  });

  it.each(["ghp_some_github_token", "gth_pat_x_y", "not.a.jwt"])("refuses %s in the official words", async (token) => {
    expect(await login(token)).toMatchObject({ status: 401, body: { title: "Unauthorized", detail: "Token exchange failed" } });
  });

  it("says what shape it wants", async () => {
    expect(await call("POST", "/v0/auth/github-at", {}, {})).toMatchObject({ status: 422, body: { detail: "validation failed", errors: [{ message: "expected required property github_token to be present", location: "body" }] } });
  });
});

describe("the bootstrap token", () => {
  it("does what admin robots may, never what takes a person", async () => {
    const headers = bearer(BOOTSTRAP);
    expect((await call("GET", "/me", headers)).body).toMatchObject({ can: { "robot.manage": true, "review.vote": false, "user.manage": false } });
    expect(await call("POST", "/namespaces", headers, { name: "com.seeded" })).toMatchObject({ status: 201 });
    const user = { email: "boot@example.com", name: "B" };
    expect(await call("POST", "/users", headers, user)).toMatchObject({ status: 403, body: { code: "person_required" } });
    expect(await prisma().auditEntry.count({ where: { authn: "bootstrap", action: "bootstrap.used" } })).toBeGreaterThan(0);
  });

  it("is gone when it is unset, with the JWTs that came from it", async () => {
    const { body } = await call("POST", "/v0/auth/github-at", {}, { github_token: BOOTSTRAP });
    const jwt = bearer(body.registry_token ?? "");
    expect(await call("GET", "/me", jwt)).toMatchObject({ status: 200 });
    setConfig({ ...config(), bootstrapToken: null });
    await ensureBootstrapRobot();
    expect(await call("GET", "/me", bearer(BOOTSTRAP))).toMatchObject({ status: 401 });
    expect(await call("GET", "/me", jwt)).toMatchObject({ status: 401 });
    setConfig({ ...config(), bootstrapToken: BOOTSTRAP });
    await ensureBootstrapRobot();
    expect(await call("GET", "/me", bearer(BOOTSTRAP))).toMatchObject({ status: 200 });
  });
});
