import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Review } from "@/lib/review/schema";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { as, type Client, giveNamespace, listingPath, manifest, type Person, registryPath, StoryServer, submitted, versionPath, vote } from "./http-api";

/** Tokens reach as far as they are bound (governance.md §3 "Tokens"), whatever their holder may do besides. */
let server: StoryServer;
let admin: Person, pia: Person, ada: Person, sam: Person, auditor: Person;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, pia, ada, sam, auditor] = await Promise.all([
    server.person("admin"), server.person(), server.person("reviewer"), server.person("security_reviewer"), server.person("auditor"),
  ]);
  await giveNamespace(admin, "com.acme", pia);
  await giveNamespace(admin, "com.other", pia);
  for (const slug of ["prod", "stage"]) as(await admin.call("POST", "/api/v1/catalogs", { slug, title: slug, audience: "public" }), 201);
  for (const name of ["com.acme/listed", "com.other/listed"]) as(await vote(ada, await submitted(pia, manifest(name))));
});
afterAll(() => server.stop());

async function tokenOf(person: Client, scopes: string[], bound: { namespaces?: string[]; catalogs?: string[] }): Promise<Client> {
  return server.bearer(as<{ token: string }>(await person.call("POST", "/api/v1/tokens", { scopes, ...bound }), 201).token);
}
const forbidden = { status: 403, body: { code: "forbidden" } };
const reason = { reason: "a test" };
const queueOf = async (client: Client, query = ""): Promise<Review[]> => as<{ items: Review[] }>(await client.call("GET", `/api/v1/reviews${query}`)).items;

describe("a token bound to a namespace", () => {
  it("suspends nothing of another one, and the attempt is on record", async () => {
    const bound = await tokenOf(sam, ["listing:suspend"], { namespaces: ["com.acme"] });
    expect(await bound.call("POST", `${listingPath("default", "com.other/listed")}/suspend`, reason)).toMatchObject(forbidden);
    expect(await bound.call("POST", `${versionPath("com.other/listed")}/suspend`, reason)).toMatchObject(forbidden);
    const record = await auditor.call("GET", "/api/v1/audit?object=com.other/listed&action=listing.suspend");
    expect(record.body).toMatchObject({ items: [{ action: "listing.suspend.refused", actorId: sam.id }] });
    expect(await server.anyone.call("GET", registryPath("com.other/listed"))).toMatchObject({ status: 200 });
  });

  it("suspends in its own", async () => {
    as(await vote(ada, await submitted(pia, manifest("com.acme/suspended"))));
    const bound = await tokenOf(sam, ["listing:suspend"], { namespaces: ["com.acme"] });
    expect(await bound.call("POST", `${listingPath("default", "com.acme/suspended")}/suspend`, reason)).toMatchObject({ status: 200 });
  });

  it("sees the queue of that namespace only, also when its holder reviews everything", async () => {
    const [mine, others] = [await submitted(pia, manifest("com.acme/queued")), await submitted(pia, manifest("com.other/queued"))];
    const bound = await tokenOf(ada, ["read"], { namespaces: ["com.acme"] });
    expect(new Set((await queueOf(bound)).map(({ server: name }) => name.split("/")[0]))).toEqual(new Set(["com.acme"]));
    expect(await bound.call("GET", `/api/v1/reviews/${mine}`)).toMatchObject({ status: 200 });
    expect(await bound.call("GET", `/api/v1/reviews/${others}`)).toMatchObject({ status: 404 });
  });

  it.each<[string, string, object?]>([
    ["GET", "/api/v1/audit"],
    ["GET", "/api/v1/audit/export"],
    ["GET", "/api/v1/users"],
    ["GET", "/api/v1/robots"],
    ["POST", "/api/v1/catalogs", { slug: "new", title: "New", audience: "public" }],
    ["POST", "/api/v1/robots", { name: "r", responsible: "nobody@example.com", roles: [], namespaces: [] }],
    ["PATCH", "/api/v1/catalogs/prod", { title: "Other" }],
    ["PUT", "/api/v1/catalogs/prod/policy", { approvals: { min: 2 } }],
    ["POST", "/api/v1/namespaces", { name: "com.third" }],
  ])("administers nothing: %s %s", async (method, path, body) => {
    const bound = await tokenOf(admin, ["admin"], { namespaces: ["com.acme"] });
    expect(await bound.call(method, path, body)).toMatchObject(forbidden);
  });
});

describe("a token bound to a catalog", () => {
  it.each<[string, string, object]>([
    ["POST", `${listingPath("default", "com.acme/listed")}/suspend`, reason],
    ["POST", `${listingPath("default", "com.acme/listed")}/withdraw`, reason],
    ["POST", `${listingPath("default", "com.acme/listed")}/reinstate`, reason],
    ["POST", `${versionPath("com.acme/listed")}/suspend`, reason],
    ["POST", `${versionPath("com.acme/listed")}/proposals`, { catalog: "default", ...reason }],
    ["POST", `${versionPath("com.acme/listed")}/status`, { status: "deprecated" }],
    ["POST", "/api/v1/catalogs", { slug: "new", title: "New", audience: "public" }],
    ["PATCH", "/api/v1/catalogs/stage", { title: "Other" }],
    ["PUT", "/api/v1/catalogs/stage/policy", { approvals: { min: 2 } }],
  ])("acts on no other one: %s %s", async (method, path, body) => {
    const bound = await tokenOf(admin, ["admin"], { catalogs: ["prod"] });
    expect(await bound.call(method, path, body)).toMatchObject(forbidden);
  });

  it("reads no audit record, which is about all of them", async () => {
    const bound = await tokenOf(admin, ["admin"], { catalogs: ["prod"] });
    expect(await bound.call("GET", "/api/v1/audit")).toMatchObject(forbidden);
    expect(await bound.call("GET", "/api/v1/audit/export")).toMatchObject(forbidden);
  });

  it("acts in its own", async () => {
    const bound = await tokenOf(admin, ["admin"], { catalogs: ["prod"] });
    expect(await bound.call("PATCH", "/api/v1/catalogs/prod", { title: "Production" })).toMatchObject({ status: 200 });
    as(await bound.call("POST", `${versionPath("com.other/listed")}/proposals`, { catalog: "prod", ...reason }), 201);
  });

  it("is told nothing of what is pending elsewhere, not even as its publisher", async () => {
    const id = await submitted(pia, manifest("com.acme/pending"));
    const bound = await tokenOf(pia, ["read", "publish"], { catalogs: ["prod"] });
    expect(await queueOf(bound, "?catalog=default")).toEqual([]);
    expect(await bound.call("GET", `/api/v1/reviews/${id}`)).toMatchObject({ status: 404 });
    expect(await bound.call("GET", registryPath("com.acme/pending"))).toMatchObject({ status: 404 });
    expect(await bound.call("PUT", `${versionPath("com.acme/pending")}/tools`, { tools: [] })).toMatchObject({ status: 403 });
    expect(await bound.call("PATCH", `${registryPath("com.acme/pending")}/status`, { status: "deprecated" })).toMatchObject({ status: 403 });
  });

  it("is told by its own publish of its own catalog only", async () => {
    const name = "com.acme/told";
    as(await pia.call("POST", "/api/v1/submissions?catalog=default&catalog=stage", manifest(name)), 201);
    const bound = await tokenOf(pia, ["publish"], { catalogs: ["prod"] });
    const answer = await bound.call("POST", "/c/prod/v0.1/publish", manifest(name));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"catalog":"prod"');
    expect(answer.text).not.toMatch(/"catalog":"(default|stage)"/);
    const whole = await (await tokenOf(pia, ["publish"], {})).call("POST", "/c/prod/v0.1/publish", manifest("com.acme/told-all"));
    expect(whole.text).toContain('"catalog":"prod"');
  });

  it("lists only catalogs that governance lets it read, and no other closed one", async () => {
    const [audience, slugs] = ["token", ["closed-a", "closed-b"]];
    for (const slug of slugs) as(await admin.call("POST", "/api/v1/catalogs", { slug, title: slug, audience }), 201);
    as(await admin.call("POST", "/api/v1/catalogs", { slug: "staff", title: "staff", audience: "signed-in" }), 201);
    const seen = async (client: Client) => as<{ items: { slug: string }[] }>(await client.call("GET", "/api/v1/catalogs?limit=100")).items.map(({ slug }) => slug);
    const bound = await tokenOf(admin, ["admin"], { catalogs: ["closed-a"] });
    expect(await seen(bound)).toEqual(["closed-a", "default", "prod", "stage"]);
    expect(await bound.call("GET", "/api/v1/catalogs/closed-b/policy")).toMatchObject({ status: 404 });
    expect(await seen(await tokenOf(pia, ["read"], {}))).toEqual(["default", "prod", "staff", "stage"]);
    expect(await seen(admin)).toEqual(["closed-a", "closed-b", "default", "prod", "staff", "stage"]);
  });

  it("answers no catalog that asked for changes but its own", async () => {
    const name = "com.acme/changes";
    const { reviews } = as<{ reviews: { id: string }[] }>(await pia.call("POST", "/api/v1/submissions?catalog=default&catalog=prod", manifest(name)), 201);
    const id = reviews[0]?.id ?? "";
    for (const review of reviews) await runReviewChecks(review.id);
    as(await vote(ada, id, "request_changes"));
    const bound = await tokenOf(pia, ["publish"], { catalogs: ["prod"] });
    const again = manifest(name, "1.0.0", { description: "Other words" });
    expect(await bound.call("POST", "/api/v1/submissions?catalog=prod", again)).toMatchObject(forbidden);
  });
});
