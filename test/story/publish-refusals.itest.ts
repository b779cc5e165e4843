import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, BOOTSTRAP_TOKEN, type Client, giveNamespace, manifest, type Person, registryPath, StoryServer, submitted, versionPath, vote } from "./http-api";

let server: StoryServer;
let admin: Person, pia: Person, ada: Person, outsider: Person;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, pia, ada, outsider] = await Promise.all([server.person("admin"), server.person(), server.person("reviewer"), server.person()]);
  await giveNamespace(admin, "com.acme", pia);
  await giveNamespace(admin, "com.other", outsider);
  as(await admin.call("POST", "/api/v1/catalogs", { slug: "prod", title: "Production", audience: "public" }), 201);
});
afterAll(() => server.stop());

const publish = (client: Client, document: object | string, query = "") => client.call("POST", `/api/v1/submissions${query}`, document);

/** A token of pia's with these limits. */
async function tokenOf(limits: object): Promise<Client> {
  return server.bearer(as<{ token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: ["publish"], ...limits }), 201).token);
}

describe("publishing is refused", () => {
  it("to nobody in particular", async () => {
    expect(await publish(server.anyone, manifest("com.acme/app"))).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  it("into a namespace of others and into an unknown one alike, so that nobody learns which exist", async () => {
    const foreign = await publish(pia, manifest("com.other/app"));
    const unknown = await publish(pia, manifest("com.nowhere/app"));
    expect(foreign).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(unknown.status).toBe(403);
    expect(unknown.text).toBe(foreign.text.replaceAll("com.other", "com.nowhere"));
  });

  it("with a token that lacks the scope, is bound to another namespace, or to another catalog", async () => {
    expect(await publish(await tokenOf({ scopes: ["read"] }), manifest("com.acme/app"))).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(await publish(await tokenOf({ namespaces: ["com.other"] }), manifest("com.acme/app"))).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(await publish(await tokenOf({ catalogs: ["prod"] }), manifest("com.acme/app"))).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await publish(await tokenOf({ catalogs: ["prod"], namespaces: ["com.acme"] }), manifest("com.acme/bound"), "?catalog=prod")).toMatchObject({ status: 201 });
  });

  it("for a catalog that does not exist", async () => {
    expect(await publish(pia, manifest("com.acme/app"), "?catalog=nowhere")).toMatchObject({ status: 404 });
  });

  it("for a manifest that breaks a rule, with the place; beyond 256 KiB; beyond 1 MiB", async () => {
    const broken = await publish(pia, manifest("com.acme/app", "^1.0.0"));
    expect(broken).toMatchObject({ status: 422, body: { code: "invalid_manifest", errors: expect.arrayContaining([expect.objectContaining({ path: "version", code: "version-looks-like-range" })]) as unknown } });
    const padded = (size: number) => JSON.stringify(manifest("com.acme/app")).padEnd(size);
    expect(await publish(pia, padded(300_000))).toMatchObject({ status: 422, body: { code: "invalid_manifest" } });
    expect(await publish(pia, padded(1_100_000))).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
  });

  it("under a name that differs from a known one in upper and lower case only", async () => {
    await submitted(pia, manifest("com.acme/Cased"));
    expect(await publish(pia, manifest("com.acme/cased", "2.0.0"))).toMatchObject({ status: 409, body: { code: "name_taken" } });
  });

  it("from a foreign page, whose request carries the cookie all the same", async () => {
    const foreign = await pia.call("POST", "/api/v1/submissions", manifest("com.acme/app"), { Origin: "https://evil.example" });
    expect(foreign).toMatchObject({ status: 403, body: { code: "cross_origin" } });
    const form = await pia.call("POST", "/api/v1/submissions", manifest("com.acme/app"), { "Content-Type": "text/plain" });
    expect(form).toMatchObject({ status: 403, body: { code: "cross_origin" } });
  });
});

describe("an admin", () => {
  it("creates an unknown namespace by publishing into it", async () => {
    expect(await publish(server.bearer(BOOTSTRAP_TOKEN), manifest("com.fresh/app"))).toMatchObject({ status: 201 });
    const { registry_token } = as<{ registry_token: string }>(await server.anyone.call("POST", "/v0/auth/github-at", { github_token: BOOTSTRAP_TOKEN }));
    expect(await server.bearer(registry_token).call("POST", "/v0/publish", manifest("com.fresher/app"))).toMatchObject({ status: 200 });
  });
});

describe("the bytes of a version", () => {
  const changed = (name: string) => manifest(name, "1.0.0", { description: "Other words" });

  it("are refused a second time while they are under review, the same and others", async () => {
    await submitted(pia, manifest("com.acme/waiting"));
    expect(await publish(pia, manifest("com.acme/waiting"))).toMatchObject({ status: 409, body: { code: "version_exists" } });
    expect(await publish(pia, changed("com.acme/waiting"))).toMatchObject({ status: 409, body: { code: "version_exists" } });
  });

  it("are final once listed", async () => {
    await vote(ada, await submitted(pia, manifest("com.acme/final")));
    expect(await publish(pia, changed("com.acme/final"))).toMatchObject({ status: 409, body: { code: "version_final" } });
    expect(await publish(pia, manifest("com.acme/final"))).toMatchObject({ status: 409, body: { code: "version_exists" } });
  });

  it("are refused again in the catalog that rejected them, and final everywhere", async () => {
    await vote(ada, await submitted(pia, manifest("com.acme/rejected")), "reject");
    expect(await publish(pia, manifest("com.acme/rejected"))).toMatchObject({ status: 409, body: { code: "digest_rejected" } });
    expect(await publish(pia, changed("com.acme/rejected"))).toMatchObject({ status: 409, body: { code: "version_final" } });
  });

  it("may change after a withdrawal", async () => {
    const id = await submitted(pia, manifest("com.acme/withdrawn"));
    const { revision } = as<{ revision: number }>(await pia.call("GET", `/api/v1/reviews/${id}`));
    expect(await pia.call("POST", `/api/v1/reviews/${id}/withdraw`, { revision })).toMatchObject({ status: 200, body: { state: "withdrawn" } });
    expect(await publish(pia, changed("com.acme/withdrawn"))).toMatchObject({ status: 201 });
  });
});

describe("what is pending", () => {
  const NAME = "com.acme/secret";
  let reviewId: string;

  beforeAll(async () => {
    reviewId = await submitted(pia, manifest(NAME));
  });

  it("is told to nobody else: every answer is the one for a name that does not exist", async () => {
    for (const client of [server.anyone, outsider]) {
      for (const path of [versionPath(NAME), `/api/v1/servers/${encodeURIComponent(NAME)}`, registryPath(NAME), `/v0/servers/${encodeURIComponent(NAME)}/versions`]) {
        const [hidden, absent] = [await client.call("GET", path), await client.call("GET", path.replace("secret", "absent"))];
        expect(hidden.status).toBe(404);
        expect(hidden.text).toBe(absent.text);
      }
    }
    expect((await server.anyone.call("GET", "/api/v1/servers?q=secret")).body).toMatchObject({ items: [] });
    expect((await outsider.call("GET", "/api/v1/servers?state=pending")).text).not.toContain(NAME);
    expect((await outsider.call("GET", "/api/v1/reviews")).text).not.toContain(NAME);
  });

  it("answers every write of others as if it did not exist", async () => {
    const absent = "01900000-0000-7000-8000-000000000000";
    for (const act of ["claim", "release", "withdraw", "conclude", "checks"]) {
      const answers = await Promise.all([reviewId, absent].map((id) => outsider.call("POST", `/api/v1/reviews/${id}/${act}`, { revision: 1 })));
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      expect(answers[0]?.text).toBe(answers[1]?.text);
    }
    expect(await outsider.call("PUT", `${versionPath(NAME)}/tools`, { tools: [] })).toMatchObject({ status: 404 });
    expect(await outsider.call("POST", `${versionPath(NAME)}/status`, { status: "deprecated" })).toMatchObject({ status: 404 });
    expect(await outsider.call("POST", `${versionPath(NAME)}/proposals`, { catalog: "prod", reason: "please" })).toMatchObject({ status: 404 });
  });

  it("is seen by its own publisher's bearer, with the truth beside it, but never as latest nor in a list", async () => {
    const bearer = await tokenOf({});
    const own = await bearer.call("GET", registryPath(NAME));
    expect(own.headers.get("Cache-Control")).toBe("no-store");
    expect(own.body).toMatchObject({
      server: { name: NAME },
      _meta: {
        "io.modelcontextprotocol.registry/official": { status: "active" },
        "dev.gatehouse/review": { reviews: [{ id: reviewId, catalog: "default", state: "in_review" }] },
      },
    });
    expect((await bearer.call("GET", `/v0/servers/${encodeURIComponent(NAME)}/versions`)).body).toMatchObject({ servers: [{ server: { name: NAME } }] });
    expect(await bearer.call("GET", registryPath(NAME, "latest"))).toMatchObject({ status: 404 });
    expect((await bearer.call("GET", "/v0.1/servers?limit=100")).text).not.toContain(NAME);
    expect(await bearer.call("GET", `/c/prod${registryPath(NAME)}`)).toMatchObject({ status: 404 });
  });

  it("is seen by reviewers and auditors", async () => {
    expect(await ada.call("GET", versionPath(NAME))).toMatchObject({ status: 200, body: { reviews: [{ id: reviewId }] } });
    expect((await ada.call("GET", "/api/v1/servers?state=pending")).text).toContain(NAME);
    expect(await (await server.person("auditor")).call("GET", `/api/v1/reviews/${reviewId}`)).toMatchObject({ status: 200 });
  });
});

describe("the shape of a request", () => {
  it("is refused with a NUL character, with JSON that is none, and under another media type", async () => {
    const path = `/api/v1/reviews/01900000-0000-7000-8000-000000000000/comments`;
    expect(await ada.call("POST", path, String.raw`{"text":"a\u0000b"}`)).toMatchObject({ status: 400, body: { code: "invalid_request" } });
    expect(await ada.call("POST", path, "{")).toMatchObject({ status: 400, body: { code: "invalid_request" } });
    const xml = await server.bearer(BOOTSTRAP_TOKEN).call("POST", path, "<text/>", { "Content-Type": "application/xml" });
    expect(xml).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
  });

  it("takes a name as one segment and as two", async () => {
    expect(await pia.call("GET", "/api/v1/servers/com.acme/secret/versions/1.0.0")).toMatchObject({ status: 200, body: { server: "com.acme/secret" } });
  });

  it("is written down for every route, each under a name of its own", async () => {
    const document = as<{ openapi: string; paths: Record<string, Record<string, { operationId?: string }>> }>(await server.anyone.call("GET", "/api/v1/openapi.json"));
    expect(document.openapi).toBe("3.1.0");
    const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => ({ route: `${method} ${path}`, operationId })));
    expect(operations.filter(({ operationId }) => operationId === undefined)).toEqual([]);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(operations.map(({ route }) => route)).toEqual(expect.arrayContaining(["post /api/v1/reviews/{id}/votes", "get /api/v1/me", "put /api/v1/catalogs/{slug}/policy"]));
  });
});
