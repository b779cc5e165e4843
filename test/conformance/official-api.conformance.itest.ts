import { generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { registryDocument } from "@/lib/api/registry/openapi";
import { isApiPath } from "@/lib/process/web-server";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { type Answer, as, type Client, giveNamespace, manifest, type Person, StoryServer, submitted, vote } from "@/test/story/http-api";
import { DEVIATIONS } from "./deviations";
import { DocumentCheck } from "./document-check";

const OFFICIAL = "io.modelcontextprotocol.registry/official";
const caseSchema = z.object({ req: z.string(), status: z.number(), bodyContains: z.string().optional(), check: z.string().optional() });
type Case = z.infer<typeof caseSchema>;
const CASES: Case[] = sharedDataAvailable()
  ? z.object({ cases: z.array(caseSchema) }).parse(JSON.parse(readFileSync(join(SHARED_DIR, "data/official/tests/http-conformance.json"), "utf8"))).cases
  : [];

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const RECORD = `v=MCPv1; k=ed25519; p=${publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64")}`;
const domainSources = { txt: async () => [RECORD], wellKnown: async () => RECORD, now: () => new Date() };

let server: StoryServer;
let admin: Person, pia: Person, ada: Person;

interface Entry {
  server: { name: string; version: string };
  _meta: Record<string, { status: string; statusMessage?: string; statusChangedAt: string; publishedAt: string; isLatest: boolean }>;
}
interface List {
  servers: Entry[];
  metadata: { count: number; nextCursor?: string };
}
const facts = (entry: Entry) => entry._meta[OFFICIAL] ?? expect.unreachable("every entry has the official key");
const listOf = (answer: Answer) => answer.body as unknown as List;
const entryOf = (answer: Answer) => answer.body as unknown as Entry;

async function registryLogin(person: Client): Promise<Client> {
  const { token } = as<{ token: string }>(await person.call("POST", "/api/v1/tokens", { scopes: ["publish"] }), 201);
  return server.bearer(as<{ registry_token: string }>(await server.anyone.call("POST", "/v0/auth/github-at", { github_token: token })).registry_token);
}

function domainClaim(domain: string, ageMs = 0) {
  const timestamp = new Date(Date.now() - ageMs).toISOString();
  return { domain, timestamp, signed_timestamp: sign(null, Buffer.from(timestamp), privateKey).toString("hex") };
}

/** What each case checks beyond status and text. */
const CHECKS: Readonly<Record<string, (answer: Answer) => void>> = {
  "GET servers": (answer) => {
    const { servers, metadata } = listOf(answer);
    expect(servers.length).toBeGreaterThan(0);
    expect(metadata.count).toBe(servers.length);
    for (const entry of servers) expect(facts(entry).status).not.toBe("deleted");
  },
  "GET servers?limit=1": (answer) => expect(listOf(answer).metadata.nextCursor).toMatch(/^[\w-]+$/),
  "GET servers?version=latest": (answer) => {
    const { servers } = listOf(answer);
    expect(servers.every((entry) => facts(entry).isLatest)).toBe(true);
    expect(new Set(servers.map((entry) => entry.server.name)).size).toBe(servers.length);
  },
  "GET servers?version=1.2.3": (answer) => expect(listOf(answer).servers.every((entry) => entry.server.version === "1.2.3")).toBe(true),
  "GET servers?search=FILESYSTEM": (answer) => expect([...new Set(listOf(answer).servers.map((entry) => entry.server.name.split("/")[1]))]).toEqual(["filesystem"]),
  "GET servers?updated_since=1990-01-01T00:00:00Z": (answer) => expect(listOf(answer).servers.some((entry) => facts(entry).status === "deleted")).toBe(true),
  "GET servers?updated_since=2030-01-01T00:00:00Z": (answer) => expect(listOf(answer).servers).toEqual([]),
  "GET servers/{n}/versions": (answer) => {
    const { servers, metadata } = listOf(answer);
    const times = servers.map((entry) => facts(entry).publishedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(metadata).toEqual({ count: servers.length });
  },
  "GET servers/{n}/versions/latest": (answer) => expect(facts(entryOf(answer)).isLatest).toBe(true),
  "GET servers/{n}/versions/1.0.0%2B20130313144700": (answer) => expect(entryOf(answer).server.version).toBe("1.0.0+20130313144700"),
  "GET servers/{deleted}/versions/1.0.0?include_deleted=true": (answer) => expect(facts(entryOf(answer)).status).toBe("deleted"),
  "GET servers/{n}": (answer) => expect(answer.headers.get("Content-Type")).toBe("application/problem+json"),
  "GET servers/": (answer) => expect(answer.headers.get("Location")).toMatch(/^\/v0(\.1)?\/servers$/),
  "GET health": (answer) => expect(answer.body).toEqual({ status: "ok" }),
  "GET ping": (answer) => expect(answer.body).toEqual({ pong: true }),
  "GET version": (answer) => expect(answer.body).toEqual({ version: expect.any(String) as string, git_commit: expect.any(String) as string, build_time: expect.any(String) as string }),
  "GET /openapi.yaml": (answer) => {
    expect(answer.text).toMatch(/^ {2}version: "?1\.0\.0"?$/m);
    expect(answer.text).toContain("https://github.com/modelcontextprotocol/registry");
  },
  "OPTIONS servers (Origin, Access-Control-Request-Method: GET)": ({ headers }) => {
    expect([headers.get("Access-Control-Allow-Origin"), headers.get("Access-Control-Max-Age")]).toEqual(["*", "86400"]);
    expect(headers.get("Access-Control-Allow-Methods")).toContain("GET");
    expect(headers.get("Access-Control-Allow-Headers")).toContain("Authorization");
  },
  "POST publish (valid)": (answer) => expect(facts(entryOf(answer))).toMatchObject({ status: "active", isLatest: true }),
  "POST validate (valid)": (answer) => expect(answer.body).toEqual({ valid: true, issues: [] }),
  "POST validate (version range)": (answer) => expect(answer.body).toMatchObject({ valid: false, issues: [{ reference: "version-looks-like-range" }] }),
  'PATCH servers/{n}/status {"status":"deleted"}': (answer) => expect(answer.body).toMatchObject({ updatedCount: 1, servers: [{ _meta: { [OFFICIAL]: { status: "deleted", isLatest: true } } }] }),
  "POST auth/none (enabled)": (answer) => expect(answer.body).toEqual({ registry_token: expect.any(String) as string, expires_at: expect.any(Number) as number }),
};

beforeAll(async () => {
  server = await StoryServer.start({ GATEHOUSE_AUTH_NONE: "1" }, { domainSources });
  [admin, pia, ada] = await Promise.all([server.person("admin"), server.person(), server.person("reviewer")]);
  const other = await server.person();
  await giveNamespace(admin, "com.other", other);
  await vote(ada, await submitted(other, manifest("com.other/listed")));
});
afterAll(() => server.stop());

const remote = (url: string) => ({ packages: [], remotes: [{ type: "sse", url }] });

describe.skipIf(!sharedDataAvailable())("the official conformance list", () => {
  const official = sharedDataAvailable() ? DocumentCheck.official() : undefined;
  const own = DocumentCheck.of(registryDocument());

  test("has no deviation that docs/COMPATIBILITY.md does not state, and no deviation is about nothing", () => {
    const stated = readFileSync("docs/COMPATIBILITY.md", "utf8");
    for (const [req, deviation] of Object.entries(DEVIATIONS)) {
      expect(CASES.map((entry) => entry.req)).toContain(req);
      expect(stated).toContain(deviation.stated);
    }
  });

  test("is checked whole: each case has its request, each check its case", () => {
    expect(Object.keys(CHECKS).filter((req) => !CASES.some((entry) => entry.req === req))).toEqual([]);
    expect(CASES.length).toBeGreaterThanOrEqual(69);
  });

  describe.each(["/v0", "/v0.1"])("%s", (base) => {
    const space = `com.conf${base.length}`;
    const NAMES: Record<string, string> = { n: `${space}/filesystem`, missing: `${space}/none`, deleted: `${space}/gone` };
    const seen: { method: string; path: string; answer: Answer }[] = [];
    let publisher: Client, prover: Client;

    const pathTo = (name: string, rest: string) => `/servers/${encodeURIComponent(name)}${rest}`;
    async function call(client: Client, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
      const whole = path.startsWith("//") ? path.slice(1) : `${base}${path}`;
      const answer = await client.call(method, whole, body, headers);
      seen.push({ method, path: whole, answer });
      return answer;
    }
    async function listed(name: string, version = "1.0.0"): Promise<void> {
      await vote(ada, await submitted(pia, manifest(name, version)));
    }
    const publish = (body: object | string, headers?: Record<string, string>) => call(headers === undefined ? publisher : server.anyone, "POST", "/publish", body, headers);
    const setStatus = (name: string, body: object) => call(publisher, "PATCH", pathTo(name, "/versions/1.0.0/status"), body);
    const put = (client: Client, name: string, body: object) => call(client, "PUT", pathTo(name, "/versions/1.0.0"), body);
    const app = `${space}/app`;

    beforeAll(async () => {
      await giveNamespace(admin, space, pia);
      publisher = await registryLogin(pia);
      for (const name of ["filesystem", "gone", "st", "bulk"]) await listed(`${space}/${name}`);
      await listed(`${space}/filesystem`, "1.0.0+20130313144700");
      as(await publisher.call("PATCH", `${base}${pathTo(`${space}/gone`, "/status")}`, { status: "deleted" }));
      prover = server.bearer(as<{ registry_token: string }>(await call(server.anyone, "POST", "/auth/dns", domainClaim(`conf${base.length}.com`))).registry_token);
      await vote(ada, await submitted(pia, manifest(`${space}/changed`)), "request_changes");
    });

    /** The cases that are more than a GET, in the order of the list: later ones build on earlier ones. */
    const REQUESTS: Readonly<Record<string, () => Promise<Answer>>> = {
      "OPTIONS servers (Origin, Access-Control-Request-Method: GET)": () => call(server.anyone, "OPTIONS", "/servers", undefined, { Origin: "https://a.example", "Access-Control-Request-Method": "GET" }),
      "POST publish (no Authorization)": () => publish(manifest(app), {}),
      "POST publish (Authorization: Basic x)": () => publish(manifest(app), { Authorization: "Basic x" }),
      "POST publish (Bearer bad)": () => publish(manifest(app), { Authorization: "Bearer bad" }),
      "POST publish (other namespace)": () => publish(manifest("com.other/x1")),
      "POST publish (valid)": () => publish(manifest(app)),
      "POST publish (same version again)": () => publish(manifest(app)),
      "POST publish (name a/b/c)": () => publish(manifest("a/b/c")),
      "POST publish (version ^1.0.0)": () => publish({ ...manifest(app), version: "^1.0.0" }),
      "POST publish (unknown top-level property)": () => publish({ ...manifest(app, "1.0.1"), foo: "bar" }),
      "POST publish (remote URL of another server)": async () => {
        as(await publish(manifest(`${space}/remote-a`, "1.0.0", remote(`https://${space}.example.com/sse`))));
        return publish(manifest(`${space}/remote-b`, "1.0.0", remote(`https://${space}.example.com/sse`)));
      },
      "POST publish (publisher-provided > 4096 bytes)": () => publish(manifest(app, "1.0.2", { _meta: { "io.modelcontextprotocol.registry/publisher-provided": { text: "x".repeat(5000) } } })),
      "POST publish (body > 1 MiB)": () => publish(JSON.stringify(manifest(app)).padEnd(1_048_577)),
      "POST validate (valid)": () => call(server.anyone, "POST", "/validate", manifest(app)),
      "POST validate (version range)": () => call(server.anyone, "POST", "/validate", { ...manifest(app), version: "^9.0.0" }),
      'PATCH servers/{n}/versions/1.0.0/status {"status":"deprecated","statusMessage":"use 2"}': async () => {
        const [before] = listOf(await call(server.anyone, "GET", pathTo(`${space}/st`, "/versions"))).servers;
        const answer = await setStatus(`${space}/st`, { status: "deprecated", statusMessage: "use 2" });
        expect(facts(entryOf(answer)).statusMessage).toBe("use 2");
        expect(before && facts(before).statusChangedAt < facts(entryOf(answer)).statusChangedAt).toBe(true);
        return answer;
      },
      "PATCH ... same body again": () => setStatus(`${space}/st`, { status: "deprecated", statusMessage: "use 2" }),
      'PATCH ... {"status":"deprecated","statusMessage":"other"}': async () => {
        const before = facts(entryOf(await call(server.anyone, "GET", pathTo(`${space}/st`, "/versions/1.0.0"))));
        const answer = await setStatus(`${space}/st`, { status: "deprecated", statusMessage: "other" });
        expect(facts(entryOf(answer))).toMatchObject({ statusMessage: "other", statusChangedAt: before.statusChangedAt });
        return answer;
      },
      'PATCH ... {"status":"active","statusMessage":"x"}': () => setStatus(`${space}/st`, { status: "active", statusMessage: "x" }),
      'PATCH ... {"status":"bogus"}': () => setStatus(`${space}/st`, { status: "bogus" }),
      "PATCH ... statusMessage of 501 chars": () => setStatus(`${space}/st`, { status: "deprecated", statusMessage: "x".repeat(501) }),
      'PATCH servers/{n}/status {"status":"deleted"}': async () => {
        const name = `${space}/bulk`;
        const answer = await call(publisher, "PATCH", pathTo(name, "/status"), { status: "deleted" });
        const { servers } = listOf(await call(server.anyone, "GET", `/servers?search=${encodeURIComponent(name)}`));
        expect(servers).toEqual([]);
        expect((await call(server.anyone, "GET", pathTo(name, "/versions/latest"))).status).toBe(404);
        expect(facts(entryOf(await call(server.anyone, "GET", pathTo(name, "/versions/latest?include_deleted=true"))))).toMatchObject({ status: "deleted", isLatest: true });
        return answer;
      },
      "PATCH servers/{n}/status same again": () => call(publisher, "PATCH", pathTo(`${space}/bulk`, "/status"), { status: "deleted" }),
      "PATCH servers/{missing}/versions/1.0.0/status": () => setStatus(`${space}/none`, { status: "deprecated" }),
      "PATCH servers/{missing}/status": () => call(publisher, "PATCH", pathTo(`${space}/none`, "/status"), { status: "deprecated" }),
      "PATCH status (wrong namespace)": () => setStatus("com.other/listed", { status: "deprecated" }),
      "PUT servers/{n}/versions/1.0.0 (edit permission)": () => put(publisher, `${space}/changed`, manifest(`${space}/changed`, "1.0.0", { title: "Edited" })),
      "PUT ... (publish permission only)": () => put(prover, `${space}/filesystem`, manifest(`${space}/filesystem`, "1.0.0", { title: "Edited" })),
      "PUT ... (other name in body)": () => put(publisher, `${space}/changed`, manifest(`${space}/renamed`)),
      "PUT ... (other version in body)": () => put(publisher, `${space}/changed`, manifest(`${space}/changed`, "1.0.1")),
      "PUT ... (deleted version)": () => put(publisher, `${space}/gone`, manifest(`${space}/gone`)),
      "DELETE servers/{n}/versions/1.0.0": () => call(publisher, "DELETE", pathTo(`${space}/filesystem`, "/versions/1.0.0")),
      "POST auth/none (enabled)": () => call(server.anyone, "POST", "/auth/none", undefined, { "Content-Type": "" }),
      "POST auth/dns (timestamp 16 s old)": () => call(server.anyone, "POST", "/auth/dns", domainClaim("example.com", 16_000)),
      "POST auth/github-at (bad token)": () => call(server.anyone, "POST", "/auth/github-at", { github_token: "bad" }),
    };

    function read(req: string, method = "GET"): Promise<Answer> {
      const [, path = ""] = /^GET (\S+)$/.exec(req) ?? expect.unreachable(`no request is written for the case ${req}`);
      const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(NAMES[key] ?? ""));
      return call(server.anyone, method, `/${filled}`);
    }

    test.each(CASES)("$req → $status", async ({ req, status, bodyContains }) => {
      if (req === "GET /servers") return expect(isApiPath("/servers")).toBe(false);
      const answer = await (REQUESTS[req] ?? (() => read(req)))();
      const deviation = DEVIATIONS[req];
      expect(answer.status).toBe(deviation?.status ?? status);
      if (deviation !== undefined) return;
      if (bodyContains !== undefined) expect(answer.text).toContain(bodyContains);
      CHECKS[req]?.(answer);
    });

    test.each(CASES.filter(({ req }) => req.startsWith("GET ") && req !== "GET /servers"))("$req answers HEAD the same, without a body", async ({ req, status }) => {
      const head = await read(req, "HEAD");
      expect([head.status, head.text]).toEqual([status, ""]);
    });

    test("every answer has the shape of the official OpenAPI document, and of our own", () => {
      let compared = 0;
      for (const { method, path, answer } of seen) {
        const place = `${method} ${path} ${answer.status}`;
        if (method === "HEAD") continue;
        if (answer.status === 200) {
          const faults = official?.faults(method, path.replace(base, "/v0.1"), 200, answer.body);
          if (faults !== "undocumented") compared += 1;
          expect([place, faults]).toEqual([place, faults === "undocumented" ? faults : []]);
        }
        const ours = own.faults(method, path, answer.status, answer.body);
        const expected = routed(method, path, answer.status) ? [] : "undocumented";
        expect([place, ours]).toEqual([place, expected]);
      }
      expect(compared).toBeGreaterThan(25);
    });

    /** What our document describes: not preflights, redirects, the document itself, and paths that lead nowhere. */
    function routed(method: string, path: string, status: number): boolean {
      if (method === "OPTIONS" || method === "DELETE" || status === 308 || path.startsWith("/openapi")) return false;
      return path.split("?")[0] !== `${base}${pathTo(NAMES["n"] ?? "", "")}`;
    }
  });
});
