import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { config, setConfig } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { setDisabled } from "@/test/fixtures/people";
import { as, type Answer, type Client, giveNamespace, manifest, type Person, registryPath, StoryServer, submitted } from "@/test/story/http-api";
import type { DomainSources } from "./domain";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const RECORD = `v=MCPv1; k=ed25519; p=${publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64")}`;
const DOMAINS = ["example.com", "late.dev", "removed.dev", "blocked.dev"];
const sources: DomainSources = {
  txt: async (name) => (DOMAINS.includes(name) ? [RECORD] : []),
  wellKnown: async (domain) => (DOMAINS.includes(domain) ? RECORD : ""),
  now: () => new Date(),
};

interface Issuer {
  url: string;
  token(claims: JWTPayload, options?: { audience?: string; issuer?: string; expires?: string; key?: CryptoKey }): Promise<string>;
  stop(): void;
}

/** An OpenID issuer on this machine: discovery, keys, RS256. */
async function startIssuer(): Promise<Issuer> {
  const keys = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "RS256" };
  const server = createServer((request, response) => {
    const body = request.url === "/keys" ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/keys` };
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    stop: () => void server.close(),
    token: (claims, { audience = "mcp-registry", issuer = url, expires = "5m", key = keys.privateKey } = {}) =>
      new SignJWT({ sub: "repo:Acme/tools:ref:refs/heads/main", ...claims })
        .setProtectedHeader({ alg: "RS256", kid: "k1" })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(key),
  };
}

let issuer: Issuer, server: StoryServer;
let admin: Person, ada: Person;

beforeAll(async () => {
  issuer = await startIssuer();
  const environment = {
    GATEHOUSE_AUTH_NONE: "1",
    GATEHOUSE_GITHUB_OIDC_ISSUER: issuer.url,
    GATEHOUSE_OIDC_ISSUER: issuer.url,
    GATEHOUSE_OIDC_CLAIMS: "project_path=acme/tools,protected=true",
    GATEHOUSE_OIDC_NAMESPACES: "com.acme/*",
  };
  server = await StoryServer.start(environment, { domainSources: sources });
  [admin, ada] = await Promise.all([server.person("admin"), server.person("reviewer")]);
  for (const name of ["com.example", "com.example.api", "com.examples", "io.github.Acme", "com.acme", "dev.removed", "dev.blocked"]) await giveNamespace(admin, name, ada);
});
afterAll(async () => {
  issuer.stop();
  await server.stop();
});

const claim = (domain: string, key: KeyObject = privateKey) => {
  const timestamp = new Date().toISOString();
  return { domain, timestamp, signed_timestamp: sign(null, Buffer.from(timestamp), key).toString("hex") };
};
const exchange = (path: string, body?: object) => server.anyone.call("POST", `/v0/auth/${path}`, body);
const holder = (answer: Answer): Client => server.bearer(as<{ registry_token: string }>(answer).registry_token);
const publish = (client: Client, name: string, version = "1.0.0") => client.call("POST", "/v0/publish", manifest(name, version));
const statusOf = async (answer: Promise<Answer>) => (await answer).status;
const robot = (proof: string) => prisma().principal.findUniqueOrThrow({ where: { proof }, select: { id: true, responsibleId: true, roles: true } });

describe("a domain proof", () => {
  it("by DNS publishes for the domain and its sub-domains, never beside them", async () => {
    const login = await exchange("dns", claim("example.com"));
    expect(login).toMatchObject({ status: 200, body: { expires_at: expect.any(Number) as number } });
    expect(await publish(holder(login), "com.example/dns")).toMatchObject({ status: 200, body: { server: { name: "com.example/dns" } } });
    expect(await statusOf(publish(holder(login), "com.example.api/dns"))).toBe(200);
    expect(await publish(holder(login), "com.examples/dns")).toMatchObject({ status: 403, body: { detail: expect.stringContaining("You have permission to publish: com.example/*, com.example.api/*.") as string } });
    expect(await statusOf(publish(holder(login), "com.acme/dns"))).toBe(403);
  });

  it("by HTTP publishes for the host only, although the same namespaces exist", async () => {
    const client = holder(await exchange("http", claim("example.com")));
    expect(await statusOf(publish(client, "com.example/http"))).toBe(200);
    expect(await statusOf(publish(client, "com.example.api/http"))).toBe(403);
  });

  it("sees its own pending versions and sets their status; nobody else sees them", async () => {
    const client = holder(await exchange("dns", claim("example.com")));
    await publish(client, "com.example/pending");
    expect(await statusOf(client.call("GET", registryPath("com.example/pending")))).toBe(200);
    expect(await statusOf(server.anyone.call("GET", registryPath("com.example/pending")))).toBe(404);
    const deprecated = await client.call("PATCH", `${registryPath("com.example/pending")}/status`, { status: "deprecated", statusMessage: "Use 2." });
    expect(deprecated).toMatchObject({ status: 200, body: { _meta: { "io.modelcontextprotocol.registry/official": { status: "deprecated" } } } });
    await submitted(ada, manifest("com.acme/foreign"));
    expect(await statusOf(client.call("PATCH", `${registryPath("com.acme/foreign")}/status`, { status: "deleted" }))).not.toBe(200);
  });

  it("is a robot without roles for whom nobody answers, each step in the record", async () => {
    const { id, roles, responsibleId } = await robot("dns:example.com");
    expect({ roles, responsibleId }).toEqual({ roles: [], responsibleId: null });
    const entries = await prisma().auditEntry.findMany({ where: { objectIds: { has: id } }, select: { action: true, object: true, actor: true } });
    expect(entries).toEqual(expect.arrayContaining([
      { action: "robot.create", object: "proof:dns:example.com", actor: "gatehouse" },
      { action: "namespace.member.put", object: "com.example", actor: "gatehouse" },
      { action: "proof.login", object: "proof:dns:example.com", actor: "gatehouse" },
    ]));
    const { authn, actor } = await prisma().auditEntry.findFirstOrThrow({ where: { actorId: id, object: "com.example/dns" }, select: { authn: true, actor: true } });
    expect({ authn, actor }).toEqual({ authn: "jwt:dns", actor: "proof:dns:example.com" });
  });

  it("cannot be handed to another identity, not even by raw SQL", async () => {
    await expect(prisma().$executeRaw`UPDATE principal SET proof = 'dns:evil.dev' WHERE proof = 'dns:example.com'`).rejects.toThrow("IMMUTABLE");
    await expect(prisma().$executeRaw`UPDATE principal SET proof = 'dns:evil.dev' WHERE email IS NOT NULL`).rejects.toThrow();
  });

  it("creates no namespace: an administrator does, and the next login reaches it", async () => {
    expect(await statusOf(publish(holder(await exchange("dns", claim("late.dev"))), "dev.late/app"))).toBe(403);
    as(await admin.call("POST", "/api/v1/namespaces", { name: "dev.late" }), 201);
    expect(await statusOf(publish(holder(await exchange("dns", claim("late.dev"))), "dev.late/app"))).toBe(200);
  });

  it("does not come back where an administrator removed it", async () => {
    const client = holder(await exchange("dns", claim("removed.dev")));
    as(await admin.call("DELETE", `/api/v1/namespaces/dev.removed/members/${(await robot("dns:removed.dev")).id}`), 204);
    expect(await statusOf(publish(client, "dev.removed/app"))).toBe(403);
    expect(await statusOf(publish(holder(await exchange("dns", claim("removed.dev"))), "dev.removed/app"))).toBe(403);
  });

  it("of a blocked identity fails, and the tokens it had are dead", async () => {
    const client = holder(await exchange("dns", claim("blocked.dev")));
    await setDisabled(await robot("dns:blocked.dev"), true);
    expect(await publish(client, "dev.blocked/app")).toMatchObject({ status: 401, body: { detail: "Invalid or expired Registry JWT token" } });
    expect(await exchange("dns", claim("blocked.dev"))).toMatchObject({ status: 401, body: { detail: "DNS authentication failed", errors: [{ message: expect.stringContaining("blocked") as string }] } });
  });

  it("fails in the official words, and leaves no robot", async () => {
    const stranger = generateKeyPairSync("ed25519").privateKey;
    expect(await exchange("dns", claim("example.com", stranger))).toMatchObject({ status: 401, body: { detail: "DNS authentication failed", errors: [{ message: expect.stringContaining("signature verification failed") as string }] } });
    expect(await exchange("http", claim("unknown.dev"))).toMatchObject({ status: 401, body: { detail: "HTTP authentication failed" } });
    expect(await exchange("dns", { ...claim("example.com"), timestamp: new Date(Date.now() - 16_000).toISOString() })).toMatchObject({ status: 401, body: { errors: [{ message: "timestamp outside valid window (±15 seconds)" }] } });
    expect(await exchange("dns", { domain: "example.com" })).toMatchObject({ status: 422, body: { detail: "validation failed", errors: [{ location: "body", message: expect.stringContaining("timestamp") as string }, { location: "body" }] } });
    expect(await prisma().principal.count({ where: { proof: "http:unknown.dev" } })).toBe(0);
  });

  it("opens nothing of the product API but the publisher's part", async () => {
    const client = holder(await exchange("dns", claim("example.com")));
    expect(await statusOf(client.call("GET", "/api/v1/users"))).toBe(403);
    expect(await statusOf(client.call("POST", "/api/v1/namespaces", { name: "com.more" }))).toBe(403);
    expect(await statusOf(client.call("POST", "/api/v1/tokens", { scopes: ["publish"] }))).toBe(403);
  });
});

describe("an identity token", () => {
  it("of a GitHub workflow publishes for the owner of its repository", async () => {
    const client = holder(await exchange("github-oidc", { oidc_token: await issuer.token({ repository_owner: "acme", repository: "acme/tools" }) }));
    expect(await statusOf(publish(client, "io.github.Acme/tools"))).toBe(200);
    expect(await statusOf(publish(client, "com.acme/tools"))).toBe(403);
  });

  it("of the configured issuer publishes where the configuration says", async () => {
    const client = holder(await exchange("oidc", { oidc_token: await issuer.token({ project_path: "acme/tools", protected: true }) }));
    expect(await statusOf(publish(client, "com.acme/ci"))).toBe(200);
    expect(await statusOf(publish(client, "io.github.Acme/ci"))).toBe(403);
  });

  it.each<[string, string, () => Promise<string>]>([
    ["without a demanded claim", "oidc", () => issuer.token({ project_path: "acme/tools" })],
    ["with another value of it", "oidc", () => issuer.token({ project_path: "evil/tools", protected: true })],
    ["for another audience", "github-oidc", () => issuer.token({ repository_owner: "acme" }, { audience: "other" })],
    ["of another issuer", "github-oidc", () => issuer.token({ repository_owner: "acme" }, { issuer: "https://evil.example" })],
    ["that has expired", "github-oidc", () => issuer.token({ repository_owner: "acme" }, { expires: "-5m" })],
    ["signed with another key", "github-oidc", async () => issuer.token({ repository_owner: "acme" }, { key: (await generateKeyPair("RS256")).privateKey })],
    ["whose owner is no login", "github-oidc", () => issuer.token({ repository_owner: "acme.*" })],
    ["that is none", "github-oidc", async () => "not.a.token"],
  ])("%s is refused", async (_, path, token) => {
    expect(await exchange(path, { oidc_token: await token() })).toMatchObject({ status: 401, body: { detail: "Token exchange failed", errors: [{ message: expect.any(String) as string }] } });
  });
});

describe("a login without proof", () => {
  it("needs neither a body nor a Content-Type, and reaches the anonymous namespace once it exists", async () => {
    const login = await server.anyone.call("POST", "/v0.1/auth/none", undefined, { "Content-Type": "" });
    expect(await statusOf(publish(holder(login), "io.modelcontextprotocol.anonymous/app"))).toBe(403);
    as(await admin.call("POST", "/api/v1/namespaces", { name: "io.modelcontextprotocol.anonymous" }), 201);
    expect(await statusOf(publish(holder(await exchange("none")), "io.modelcontextprotocol.anonymous/app"))).toBe(200);
  });

  it("and its tokens end when it is switched off", async () => {
    const client = holder(await exchange("none"));
    const before = config();
    setConfig({ ...before, registryLogins: { ...before.registryLogins, none: false, oidc: null } });
    try {
      expect(await statusOf(publish(client, "io.modelcontextprotocol.anonymous/late"))).toBe(401);
      const gone = { status: 404, body: { detail: "Endpoint not found. See /docs for the API documentation." } };
      expect(await exchange("none")).toMatchObject(gone);
      expect(await exchange("oidc", { oidc_token: "x" })).toMatchObject(gone);
    } finally {
      setConfig(before);
    }
  });
});
