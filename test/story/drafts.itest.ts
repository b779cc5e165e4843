import type { RequestListener } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApi } from "@/lib/api/app";
import { config, setConfig } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import type { Draft, DraftRequest } from "@/lib/draft/schema";
import { ORIGIN } from "@/test/access/fixture";
import { type LocalHost, localHost } from "@/test/fixtures/local-host";
import { as, type Client, giveNamespace, manifest, type Person, StoryServer, submitted } from "./http-api";

const PACKAGE = { name: "@acme/weather", version: "1.2.3", description: "Tells the weather.", mcpName: "com.acme/weather", repository: "github:acme/weather", bin: "main.js" };

/** What the package registry of these tests says, by path. */
const registry: RequestListener = ({ url = "" }, response) => {
  const answers: Record<string, () => unknown> = {
    "/@acme%2Fweather/latest": () => response.end(JSON.stringify(PACKAGE)),
    "/@acme%2Fweather/1.2.3": () => response.end(JSON.stringify(PACKAGE)),
    "/pypi/weather/json": () => response.end(JSON.stringify({ info: { name: "weather", version: "2.0", summary: "Weather." }, releases: {} })),
    "/huge/latest": () => void setInterval(() => response.write("x".repeat(1_000_000)), 1).unref(),
    "/broken/latest": () => response.end('{"name": "broken", '),
    "/poisoned/latest": () => response.end('{"name":"poisoned","version":"1.0.0","__proto__":{"admin":true}}'),
    "/versionless/latest": () => response.end('{"name":"versionless"}'),
    "/other/latest": () => response.end(JSON.stringify(PACKAGE)),
    "/moved/latest": () => response.writeHead(302, { Location: "/@acme%2Fweather/latest" }).end(),
    "/failing/latest": () => response.writeHead(500).end("{}"),
  };
  const answer = answers[url];
  if (answer === undefined) response.writeHead(404).end("{}");
  else answer();
};

/** A remote MCP server, behind whatever public name. */
const remote: RequestListener = (request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    const { id, method } = JSON.parse(body) as { id?: number; method: string };
    const identity = { protocolVersion: "2025-06-18", serverInfo: { name: "weather", version: "3.0.0" }, capabilities: { tools: {} } };
    const result = method === "initialize" ? identity : { tools: [{ name: "forecast" }] };
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ jsonrpc: "2.0", id, result }));
  });
};

let packages: LocalHost, internet: LocalHost, server: StoryServer;
let admin: Person, pia: Person, outsider: Person;

beforeAll(async () => {
  [packages, internet] = await Promise.all([localHost(registry), localHost(remote)]);
  const environment = { GATEHOUSE_PACKAGE_UPSTREAMS: `npm=${packages.url},pypi=${packages.url}/`, GATEHOUSE_RATE_DRAFTS_PER_MINUTE: "0" };
  server = await StoryServer.start(environment, { network: internet.network });
  [admin, pia, outsider] = await Promise.all([server.person("admin"), server.person(), server.person()]);
  await giveNamespace(admin, "com.acme", pia);
  await giveNamespace(admin, "com.other", outsider);
});
afterAll(async () => {
  await server.stop();
  packages.stop();
  internet.stop();
});

const ask = (client: Client, request: DraftRequest) => client.call("POST", "/api/v1/drafts", request);
const npm = (name: string) => ask(pia, { source: "npm", package: name });

describe("a publisher gets a draft", () => {
  it.each(["@acme/weather", "@acme/weather@1.2.3"])("of the npm package %s that can be submitted as it stands", async (name) => {
    const draft = as<Draft>(await npm(name));
    expect(draft.manifest).toMatchObject({ name: "com.acme/weather", version: "1.2.3", packages: [{ identifier: "@acme/weather", version: "1.2.3", transport: { type: "stdio" } }] });
    expect(as<object>(await pia.call("POST", "/api/v1/validate", draft.manifest))).toMatchObject({ valid: true });
  });

  it("of a PyPI package, named in a namespace of the publisher's", async () => {
    const draft = as<Draft>(await ask(pia, { source: "pypi", package: "Weather" }));
    expect(draft.manifest).toMatchObject({ name: "com.acme/weather", packages: [{ registryType: "pypi", identifier: "weather", version: "2.0" }] });
  });

  it("of a remote server, with the tools it lists", async () => {
    const draft = as<Draft>(await ask(pia, { source: "remote", url: "https://mcp.weather.example/mcp" }));
    expect(draft).toMatchObject({ manifest: { version: "3.0.0", remotes: [{ url: "https://mcp.weather.example/mcp" }] }, tools: { tools: [{ name: "forecast" }] } });
  });

  it("of an own version, raised beyond the highest one", async () => {
    await submitted(pia, manifest("com.acme/app", "1.0.0"));
    await submitted(pia, manifest("com.acme/app", "1.4.0"));
    const draft = as<Draft>(await ask(pia, { source: "version", server: "com.acme/app", version: "1.0.0" }));
    expect(draft.manifest).toEqual({ ...manifest("com.acme/app", "1.0.0"), version: "1.4.1" });
  });

  it("with a token that may publish, and nothing is stored by it", async () => {
    const { token } = as<{ token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: ["publish"] }), 201);
    expect((await ask(server.bearer(token), { source: "npm", package: "@acme/weather" })).status).toBe(200);
    expect((await pia.call("GET", "/api/v1/servers/com.acme%2Fweather")).status).toBe(404);
  });
});

it("nothing that stores nothing is kept for an Idempotency-Key", async () => {
  const key = { "Idempotency-Key": "draft-1" };
  const request: DraftRequest = { source: "npm", package: "@acme/weather" };
  for (const [path, body] of [["/api/v1/drafts", request], ["/api/v1/previews", { manifest: JSON.stringify(manifest("com.acme/app")) }]] as const) {
    const answers = [await pia.call("POST", path, body, key), await pia.call("POST", path, body, key)];
    expect(answers.map(({ status, headers }) => [status, headers.get("Idempotency-Replayed")])).toEqual([[200, null], [200, null]]);
  }
  expect(await prisma().idempotentAnswer.count()).toBe(0);
});

describe("a draft is refused", () => {
  it("to nobody, to who may publish nowhere, and to a token without the scope", async () => {
    const request: DraftRequest = { source: "npm", package: "@acme/weather" };
    expect(await ask(server.anyone, request)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(await ask(await server.person("auditor"), request)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    const { token } = as<{ token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: ["read"] }), 201);
    expect(await ask(server.bearer(token), request)).toMatchObject({ status: 403 });
  });

  it("of a version others submitted as if there were none, and in a namespace of others", async () => {
    await submitted(outsider, manifest("com.other/secret"));
    expect(await ask(pia, { source: "version", server: "com.other/secret" })).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await ask(pia, { source: "npm", package: "@acme/weather", namespace: "com.other" })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });

  it.each([
    ["what is no coordinate", "../../admin", 400, "invalid_request"],
    ["a package that is not there", "nowhere", 422, "package_not_found"],
    ["a version that is not there", "@acme/weather@9.9.9", 422, "package_not_found"],
    ["an answer without end", "huge", 502, "upstream_failed"],
    ["an answer that is no JSON", "broken", 502, "upstream_failed"],
    ["an answer with a key that reaches for prototypes", "poisoned", 502, "upstream_failed"],
    ["an answer without a version", "versionless", 502, "upstream_failed"],
    ["an answer about another package", "other", 502, "upstream_failed"],
    ["an answer that leads elsewhere", "moved", 502, "upstream_failed"],
    ["a package registry in trouble", "failing", 502, "upstream_failed"],
  ])("for %s", async (_case, name, status, code) => {
    expect(await npm(name)).toMatchObject({ status, body: { code } });
  });

  it.each(["ftp://mcp.weather.example", "mcp.weather.example/mcp", "javascript:alert(1)"])("for the address %s", async (url) => {
    expect(await ask(pia, { source: "remote", url })).toMatchObject({ status: 400, body: { code: "invalid_request", errors: [{ path: "url" }] } });
  });
});

describe("the guard", () => {
  it.each(["https://127.0.0.1/mcp", "https://localhost/mcp", "http://169.254.169.254/latest/meta-data", "https://[::ffff:10.0.0.1]/mcp"])("asks nobody inside: %s becomes a draft that says so", async (url) => {
    const { token } = as<{ token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: ["publish"] }), 201);
    const answer = await createApi().request(`${ORIGIN}/api/v1/drafts`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({ source: "remote", url }),
    });
    const draft = (await answer.json()) as Draft;
    expect(draft).toMatchObject({ tools: null, manifest: { description: "", remotes: [{ url }] } });
    expect(draft.manifest).not.toHaveProperty("version");
    expect(draft.notes).toContainEqual({ code: "remote_unread", value: expect.stringMatching(/are asked$|must be host names|could not be reached$/) as unknown });
  });

  it("asks no package registry that nobody configured", async () => {
    const configured = config();
    setConfig({ ...configured, packageUpstreams: [] });
    expect(await npm("@acme/weather")).toMatchObject({ status: 409, body: { code: "upstream_unconfigured" } });
    setConfig(configured);
  });
});
