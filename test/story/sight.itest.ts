import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { viewerOfToken } from "@/lib/access/viewer";
import { suspendVersion } from "@/lib/catalog/suspension";
import { prisma } from "@/lib/db/client";
import { queueFilterSchema } from "@/lib/review/queue-filter-schema";
import { queue } from "@/lib/review/queue-service";
import { listServers } from "@/lib/submission/server-list";
import { signedIn } from "@/test/fixtures/callers";
import { as, BOOTSTRAP_TOKEN, type Client, giveNamespace, manifest, type Person, StoryServer, submitted, vote } from "./http-api";

/** Who sees which catalog through which surface (governance.md §1 "audience", §3). */
let server: StoryServer;
let admin: Person, pia: Person, ada: Person;
let clients: Record<string, Client>;
const SLUGS = ["open", "staff", "prod"];

async function token(fields: object): Promise<string> {
  const robot = as<{ id: string }>(await admin.call("POST", "/api/v1/robots", { name: `robot ${JSON.stringify(fields)}`, responsible: admin.id, roles: [], namespaces: [], ...("roles" in fields && { roles: fields.roles }) }), 201);
  const catalogs = "catalogs" in fields ? fields.catalogs : [];
  return as<{ token: string }>(await admin.call("POST", `/api/v1/robots/${robot.id}/tokens`, { scopes: ["read"], expiresInDays: 1, catalogs }), 201).token;
}

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, pia, ada] = await Promise.all([server.person("admin"), server.person(), server.person("reviewer")]);
  await giveNamespace(admin, "com.acme", pia);
  for (const [slug, audience] of [["open", "public"], ["staff", "signed-in"], ["prod", "token"]]) {
    as(await admin.call("POST", "/api/v1/catalogs", { slug, title: slug, audience }), 201);
    await vote(ada, await submitted(pia, manifest(`com.acme/in-${slug}`), `?catalog=${slug}`));
    await submitted(pia, manifest(`com.acme/pending-${slug}`), `?catalog=${slug}`);
  }
  clients = {
    nobody: server.anyone,
    person: await server.person(),
    reviewer: ada,
    "unbound token": server.bearer(await token({})),
    "bound token": server.bearer(await token({ catalogs: ["prod"] })),
    "reviewer's token": server.bearer(await token({ roles: ["reviewer"] })),
    "reviewer's bound token": server.bearer(await token({ roles: ["reviewer"], catalogs: ["prod"] })),
    "admin's bound token": server.bearer(await token({ roles: ["admin"], catalogs: ["staff"] })),
    bootstrap: server.bearer(BOOTSTRAP_TOKEN),
  };
});
afterAll(() => server.stop());

const clientNamed = (name: string): Client => clients[name] ?? server.anyone;
/** Slugs for which the call answers 200. */
const answered = async (call: (slug: string) => ReturnType<Client["call"]>) => {
  const found: string[] = [];
  for (const slug of SLUGS) if ((await call(slug)).status === 200) found.push(slug);
  return found;
};
const slugsIn = (text: string, prefix: string) => SLUGS.filter((slug) => text.includes(`com.acme/${prefix}-${slug}"`));

describe.each([
  ["nobody", ["open"], []],
  ["person", ["open", "staff"], []],
  ["reviewer", ["open", "staff", "prod"], ["open", "staff", "prod"]],
  ["unbound token", ["open", "staff"], []],
  ["bound token", ["open", "prod"], []],
  ["reviewer's token", ["open", "staff"], ["open", "staff"]],
  ["reviewer's bound token", ["open", "prod"], ["prod"]],
  ["admin's bound token", ["open", "staff"], ["staff"]],
  ["bootstrap", ["open", "staff", "prod"], ["open", "staff", "prod"]],
])("%s", (name, readable, unapproved) => {
  it("finds what is listed in exactly the readable catalogs", async () => {
    const client = clientNamed(name);
    const search = { task_description: "weather" };
    expect(await answered((slug) => client.call("POST", "/api/v1/search", { ...search, catalog: slug }))).toEqual(readable);
    expect(await answered((slug) => client.call("GET", `/api/v1/changes?catalog=${slug}`))).toEqual(readable);
    expect(await answered((slug) => client.call("GET", `/api/v1/servers/com.acme%2Fin-${slug}`))).toEqual(readable);
    expect(await answered((slug) => client.call("GET", `/api/v1/servers/com.acme%2Fin-${slug}/versions/1.0.0/install-plan?catalog=${slug}`))).toEqual(readable);
    expect(slugsIn((await client.call("GET", "/api/v1/servers?limit=100")).text, "in")).toEqual(readable);
    if (name === "nobody") return;
    const { items } = as<{ items: { slug: string }[] }>(await client.call("GET", "/api/v1/catalogs"));
    expect(SLUGS.filter((slug) => items.some((item) => item.slug === slug))).toEqual(readable);
  });

  it("sees what is not approved in exactly the catalogs it may decide or audit", async () => {
    const client = clientNamed(name);
    expect(slugsIn((await client.call("GET", "/api/v1/servers?limit=100")).text, "pending")).toEqual(unapproved);
    expect(await answered((slug) => client.call("GET", `/api/v1/servers/com.acme%2Fpending-${slug}`))).toEqual(unapproved);
    if (name === "nobody") return;
    const rows = as<{ items: { id: string; server: string }[] }>(await client.call("GET", "/api/v1/reviews?state=in_review&limit=100")).items;
    expect(SLUGS.filter((slug) => rows.some((row) => row.server === `com.acme/pending-${slug}`))).toEqual(unapproved);
    const { items } = await queue(signedIn({ id: ada.id, name: ada.name, roles: ["reviewer"] }).viewer, queueFilterSchema.parse({ state: "in_review" }), 100, null);
    const seen = await answered((slug) => client.call("GET", `/api/v1/reviews/${items.find((row) => row.server === `com.acme/pending-${slug}`)?.id}`));
    expect(seen).toEqual(unapproved);
  });
});

describe("the registry of a closed catalog", () => {
  const PENDING = "/c/prod/v0.1/servers/com.acme%2Fpending-prod/versions";

  it("shows pending versions to their publisher, and is missing for everybody else", async () => {
    const { token: own } = as<{ token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: ["publish"] }), 201);
    const { registry_token } = as<{ registry_token: string }>(await server.anyone.call("POST", "/v0/auth/github-at", { github_token: own }));
    for (const bearer of [own, registry_token]) {
      expect((await server.bearer(bearer).call("GET", `${PENDING}/1.0.0`)).body).toMatchObject({ server: { name: "com.acme/pending-prod" } });
      expect((await server.bearer(bearer).call("GET", PENDING)).body).toMatchObject({ metadata: { count: 1 } });
    }
    const missing = await server.anyone.call("GET", PENDING.replace("prod/", "nowhere/"));
    const plain = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => name !== "x-request-id"));
    for (const path of [PENDING, `${PENDING}/1.0.0`, `${PENDING}/latest`]) {
      for (const client of [server.anyone, clientNamed("unbound token"), server.bearer("wrong")]) {
        const answer = await client.call("GET", path);
        expect([answer.status, answer.text, plain(answer.headers)]).toEqual([404, missing.text, plain(missing.headers)]);
      }
    }
  });

  it("hides pending versions of other catalogs from the publisher's bound token", async () => {
    const { token: bound } = as<{ token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: ["publish", "read"], catalogs: ["open"] }), 201);
    expect((await server.bearer(bound).call("GET", PENDING)).status).toBe(404);
    expect(await viewerOfToken(bound)).not.toBeNull();
  });

  it("notes that the bootstrap token read, once a minute", async () => {
    const noted = () => prisma().auditEntry.count({ where: { action: "bootstrap.used" } });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 120_000 });
    try {
      const before = await noted();
      for (let read = 0; read < 3; read += 1) as(await server.bearer(BOOTSTRAP_TOKEN).call("GET", "/c/prod/v0.1/servers"));
      await vi.waitFor(async () => expect(await noted()).toBe(before + 1), { timeout: 45_000 });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("hostile texts", () => {
  it.each([
    ["PATCH", "/v0.1/servers/com.acme%2Fin-open%2500/versions/1.0.0/status", { status: "deleted" }, 400],
    ["PATCH", "/v0.1/servers/com.acme%2Fin-open/versions/1.0.0%2500/status", { status: "deleted" }, 400],
    ["GET", "/v0.1/servers/com.acme%2Fin-open%2500/versions", undefined, 400],
    ["PATCH", "/v0.1/servers/com.acme%2Fin-open/versions/1.0.0/status", String.raw`{"status":"deprecated","statusMessage":"\u0000"}`, 422],
    ["PATCH", "/v0.1/servers/com.acme%2Fin-open/versions/1.0.0/status", String.raw`{"status":"deprecated","statusMessage":"\ud800"}`, 422],
    ["PATCH", "/v0.1/servers/com.acme%2Fin-open/versions/1.0.0/status", `{"status":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, 422],
    ["PUT", "/api/v1/servers/com.acme%2Fpending-open/versions/1.0.0/tools", `{"tools":[{"name":"a","inputSchema":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}]}`, 400],
    ["PUT", "/api/v1/servers/com.acme%2Fpending-open/versions/1.0.0/tools", String.raw`{"tools":[{"name":"a","inputSchema":{"\u0000":1}}]}`, 400],
    ["POST", "/api/v1/robots", String.raw`{"name":"\ud800","responsible":"x"}`, 400],
    ["GET", `/api/v1/servers?cursor=${Buffer.from(String.raw`"\u0000"`).toString("base64url")}`, undefined, 400],
    ["GET", `/api/v1/namespaces?cursor=${Buffer.from(String.raw`"\u0000"`).toString("base64url")}`, undefined, 400],
  ])("%s %s is refused, never an error of ours", async (method, path, body, status) => {
    expect((await server.bearer(BOOTSTRAP_TOKEN).call(method, path, body)).status).toBe(status);
  });

  it("a set-up secret that nobody was given is not found", async () => {
    expect((await server.anyone.call("POST", "/api/v1/setup/unknown", { password: "long enough for anybody" })).status).toBe(404);
  });
});

describe("a suspension in the middle of a list", () => {
  it("never shows a reader what is listed no more", async () => {
    const name = "com.acme/raced";
    await vote(ada, await submitted(pia, manifest(name), "?catalog=open"));
    const caller = signedIn({ id: admin.id, name: admin.name, roles: ["admin"] });
    const suspending = suspendVersion(caller, { server: name, version: "1.0.0" }, "reported");
    const lists = await Promise.all(Array.from({ length: 20 }, () => listServers(null, { q: "raced" }, 10, null)));
    await suspending;
    for (const { items } of lists) expect(items.every(({ state, catalogs }) => state === "active" && catalogs.includes("open"))).toBe(true);
    expect((await listServers(null, { q: "raced" }, 10, null)).items).toEqual([]);
  });
});
