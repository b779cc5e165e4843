import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, type Client, giveNamespace, manifest, type Person, read, registryPath, StoryServer, submitted, vote } from "./http-api";

const OFFICIAL = "io.modelcontextprotocol.registry/official";
const REVIEW = "dev.gatehouse/review";

let server: StoryServer;
let admin: Person, pia: Person, ada: Person;
let publisher: Client;

/** A registry JWT, as the stock CLI gets it by `login github --token`. */
async function registryLogin(person: Client): Promise<Client> {
  const { token } = as<{ token: string }>(await person.call("POST", "/api/v1/tokens", { scopes: ["publish"] }), 201);
  return server.bearer(as<{ registry_token: string }>(await server.anyone.call("POST", "/v0/auth/github-at", { github_token: token })).registry_token);
}

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, pia, ada] = await Promise.all([server.person("admin"), server.person(), server.person("reviewer")]);
  await giveNamespace(admin, "com.acme", pia);
  await giveNamespace(admin, "com.other", ada);
  as(await admin.call("POST", "/api/v1/catalogs", { slug: "prod", title: "Production", audience: "public" }), 201);
  publisher = await registryLogin(pia);
});
afterAll(() => server.stop());

const publish = (document: object | string, base = "/v0") => publisher.call("POST", `${base}/publish`, document);
const problem = (status: number, detail: string, ...messages: string[]) => ({
  status,
  body: { status, detail, ...(messages.length > 0 && { errors: messages.map((message) => ({ message: expect.stringContaining(message) as string })) }) },
});

describe("POST /publish", () => {
  it("answers 200 while pending, as if it were listed, with the truth beside it", async () => {
    const answer = await publish(manifest("com.acme/weather", "2.0.0"));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        server: manifest("com.acme/weather", "2.0.0"),
        _meta: { [OFFICIAL]: { status: "active", isLatest: true }, [REVIEW]: { reviews: [{ catalog: "default", state: "submitted" }] } },
      },
    });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect((await publish(manifest("com.acme/weather", "1.0.0"))).body).toMatchObject({ _meta: { [OFFICIAL]: { isLatest: false } } });
  });

  it("opens the review in the catalog of the path or of the query, under both prefixes", async () => {
    expect((await publish(manifest("com.acme/one"), "/c/prod/v0.1")).body).toMatchObject({ _meta: { [REVIEW]: { reviews: [{ catalog: "prod" }] } } });
    expect((await publisher.call("POST", "/v0.1/publish?catalog=prod", manifest("com.acme/two"))).body).toMatchObject({ _meta: { [REVIEW]: { reviews: [{ catalog: "prod" }] } } });
    expect(await publish(manifest("com.acme/three"), "/c/nowhere/v0")).toMatchObject(problem(404, "Catalog not found"));
  });

  it("refuses who does not prove who it is, in the official words", async () => {
    const body = manifest("com.acme/app");
    const header = { message: "required header parameter is missing", location: "header.Authorization", value: "" };
    expect(await pia.call("POST", "/v0/publish", body)).toMatchObject({ status: 422, body: { title: "Unprocessable Entity", detail: "validation failed", errors: [header] } });
    expect(await server.anyone.call("POST", "/v0/publish", body, { Authorization: "Basic x" })).toMatchObject(problem(401, "Invalid Authorization header format. Expected 'Bearer <token>'"));
    const refused = await server.bearer("bad").call("POST", "/v0/publish", body);
    expect(refused).toMatchObject(problem(401, "Invalid or expired Registry JWT token"));
    expect(refused.headers.get("Content-Type")).toBe("application/problem+json");
  });

  it("ends with the token that the registry JWT came from", async () => {
    const { id, token } = as<{ id: string; token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: ["publish"] }), 201);
    const { registry_token } = as<{ registry_token: string }>(await server.anyone.call("POST", "/v0/auth/github-at", { github_token: token }));
    as(await pia.call("DELETE", `/api/v1/tokens/${id}`), 204);
    expect(await server.bearer(registry_token).call("POST", "/v0/publish", manifest("com.acme/app"))).toMatchObject({ status: 401 });
  });

  it("names the caller's own namespaces and no others when it refuses a foreign one", async () => {
    const detail = "You do not have permission to publish this server. You have permission to publish: com.acme/*. Attempting to publish: com.other/app";
    expect(await publish(manifest("com.other/app"))).toMatchObject(problem(403, detail));
    expect(await publish(manifest("com.nowhere/app"))).toMatchObject(problem(403, detail.replace("com.other", "com.nowhere")));
  });

  it("tells faults of shape from broken rules", async () => {
    expect(await publish(manifest("a/b/c"))).toMatchObject({ status: 422, body: { detail: "validation failed", errors: [{ message: expect.stringContaining("expected string to match pattern") as string, location: "body.name", value: "a/b/c" }] } });
    expect(await publish({ ...manifest("com.acme/app"), foo: 1 })).toMatchObject({ status: 422, body: { errors: [{ message: "unexpected property", location: "body.foo", value: 1 }] } });
    expect(await publish({ ...manifest("com.acme/app"), version: "^1.0.0" })).toMatchObject(problem(422, "Failed to publish server, invalid schema: call /validate for details"));
  });

  it("refuses a duplicate, too much publisher data, and too long a body", async () => {
    expect(await publish(manifest("com.acme/weather", "2.0.0"))).toMatchObject(problem(400, "Failed to publish server", "invalid version: cannot publish duplicate version"));
    const meta = { _meta: { "io.modelcontextprotocol.registry/publisher-provided": { text: "x".repeat(5000) } } };
    expect(await publish(manifest("com.acme/app", "1.0.0", meta))).toMatchObject(problem(400, "Failed to publish server", "exceeds 4KB limit"));
    expect(await publish(JSON.stringify(manifest("com.acme/app")).padEnd(1_100_000))).toMatchObject(problem(413, "request body is too large limit=1048576 bytes"));
    expect(await publish(JSON.stringify(manifest("com.acme/app")).padEnd(300_000))).toMatchObject({ status: 422 });
  });
});

describe("POST /validate", () => {
  it("always answers 200, to everybody", async () => {
    const validate = (body: object | string) => server.anyone.call("POST", "/v0/validate", body);
    expect(await validate(manifest("com.acme/app"))).toMatchObject({ status: 200, body: { valid: true, issues: [] } });
    expect(await validate("{")).toMatchObject({ status: 200, body: { valid: false, issues: [{ type: "json" }] } });
    expect(await validate({ ...manifest("com.acme/app"), version: "^9.0.0" })).toMatchObject({ status: 200, body: { valid: false, issues: [{ reference: "version-looks-like-range" }] } });
    const { body } = await validate({ ...manifest("com.acme/app"), description: "" });
    const text = expect.any(String) as unknown;
    expect(body).toEqual({ valid: false, issues: [{ type: "schema", path: "description", message: text, severity: "error", reference: text }] });
  });
});

describe("PUT of a version", () => {
  const put = (client: Client, name: string, document: object) => client.call("PUT", registryPath(name), document);

  it("makes a new revision after changes were requested, in a new round", async () => {
    const id = await submitted(pia, manifest("com.acme/edited"));
    expect(await put(publisher, "com.acme/edited", manifest("com.acme/edited", "1.0.0", { title: "Edited" }))).toMatchObject(problem(400, "Failed to edit server", "under review"));
    as(await vote(ada, id, "request_changes"));
    const answer = await put(publisher, "com.acme/edited", manifest("com.acme/edited", "1.0.0", { title: "Edited" }));
    expect(answer).toMatchObject({ status: 200, body: { server: { title: "Edited" }, _meta: { [REVIEW]: { reviews: [{ id, state: "submitted" }] } } } });
    expect(await read(ada, id)).toMatchObject({ round: 2 });
  });

  it("is refused in the official words", async () => {
    await vote(ada, await submitted(pia, manifest("com.acme/listed")));
    expect(await put(publisher, "com.acme/listed", manifest("com.acme/listed", "1.0.0", { title: "No" }))).toMatchObject(problem(400, "Failed to edit server", "its bytes are final"));
    expect(await put(publisher, "com.acme/listed", manifest("com.acme/renamed"))).toMatchObject(problem(400, "Cannot rename server"));
    expect(await put(publisher, "com.acme/listed", manifest("com.acme/listed", "1.0.1"))).toMatchObject(problem(400, "Version in request body must match URL path parameter"));
    expect(await put(publisher, "com.acme/absent", manifest("com.acme/absent"))).toMatchObject(problem(404, "Server not found"));
    expect(await put(await registryLogin(ada), "com.acme/listed", manifest("com.acme/listed"))).toMatchObject(problem(403, "You do not have edit permissions for this server"));
  });
});

describe("PATCH of the status", () => {
  const NAME = "com.acme/status";
  const one = (body: object, client = publisher, name = NAME) => client.call("PATCH", `${registryPath(name)}/status`, body);
  const all = (body: object, name = NAME) => publisher.call("PATCH", `/v0/servers/${encodeURIComponent(name)}/status`, body);

  beforeAll(async () => {
    for (const version of ["1.0.0", "1.1.0"]) await vote(ada, await submitted(pia, manifest(NAME, version)));
  });

  it("changes status and message, and what is served", async () => {
    const answer = await one({ status: "deprecated", statusMessage: "use 2" });
    expect(answer).toMatchObject({ status: 200, body: { server: { name: NAME }, _meta: { [OFFICIAL]: { status: "deprecated", statusMessage: "use 2", isLatest: false } } } });
    expect((await server.anyone.call("GET", registryPath(NAME))).body).toMatchObject({ _meta: { [OFFICIAL]: { status: "deprecated" } } });
  });

  it("is refused in the official words", async () => {
    expect(await one({ status: "deprecated", statusMessage: "use 2" })).toMatchObject(problem(400, "No changes to apply: status and message are already set to the provided values"));
    expect(await one({ status: "active", statusMessage: "x" })).toMatchObject(problem(400, "status_message cannot be provided when setting status to active"));
    expect(await one({ status: "bogus" })).toMatchObject({ status: 422, body: { errors: [{ message: 'expected value to be one of "active, deprecated, deleted"', location: "body.status", value: "bogus" }] } });
    expect(await one({ status: "deprecated", statusMessage: "x".repeat(501) })).toMatchObject({ status: 422, body: { errors: [{ message: "expected length <= 500", location: "body.statusMessage" }] } });
    expect(await one({ status: "deleted" }, publisher, "com.acme/absent")).toMatchObject(problem(404, "Server version not found"));
    expect(await all({ status: "deleted" }, "com.acme/absent")).toMatchObject(problem(404, "Server not found"));
    expect(await one({ status: "deleted" }, await registryLogin(ada))).toMatchObject(problem(403, "You do not have publish or edit permissions for this server"));
    expect(await one({ status: "deleted" }, server.anyone)).toMatchObject({ status: 422 });
  });

  it("of all versions takes the server away, and brings it back", async () => {
    expect(await all({ status: "deleted" })).toMatchObject({ status: 200, body: { updatedCount: 2, servers: [{ server: { name: NAME } }, { server: { name: NAME } }] } });
    expect(await all({ status: "deleted" })).toMatchObject(problem(400, "No changes to apply: all versions already have the requested status and message"));
    expect((await server.anyone.call("GET", registryPath(NAME, "latest"))).status).toBe(404);
    expect(await all({ status: "active" })).toMatchObject({ status: 200, body: { updatedCount: 2 } });
    expect((await server.anyone.call("GET", registryPath(NAME, "latest"))).body).toMatchObject({ server: { version: "1.1.0" } });
  });

  it("is refused when a restored version wants a remote that another server has taken meanwhile", async () => {
    const remotes = { packages: [], remotes: [{ type: "sse", url: "https://weather.example.com/sse" }] };
    await vote(ada, await submitted(pia, manifest("com.acme/remote", "1.0.0", remotes)));
    expect(await publish(manifest("com.acme/taker", "1.0.0", remotes))).toMatchObject(problem(400, "Failed to publish server", "is already used by server"));
    as(await one({ status: "deleted" }, publisher, "com.acme/remote"));
    as(await publish(manifest("com.acme/taker", "1.0.0", remotes)));
    expect(await one({ status: "active" }, publisher, "com.acme/remote")).toMatchObject(problem(400, "Failed to update server status", "is already used by server"));
  });

  it("of a pending version is told to its publisher alone", async () => {
    await submitted(pia, manifest("com.acme/quiet"));
    expect(await one({ status: "deprecated" }, publisher, "com.acme/quiet")).toMatchObject({ status: 200, body: { _meta: { [OFFICIAL]: { status: "deprecated" } } } });
    expect(await one({ status: "deleted" }, await registryLogin(await server.person()), "com.acme/quiet")).toMatchObject(problem(404, "Server version not found"));
  });
});
