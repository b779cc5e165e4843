import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readModel } from "@/lib/catalog/read-model";
import { as, type Client, giveNamespace, listingPath, manifest, type Person, StoryServer, submitted, versionPath, vote } from "./http-api";
import { answerTo, type Call } from "./neutral-answer";

/**
 * Unknown, pending, rejected and blocked look alike to whoever may not see them: status, headers and body of every
 * answer are compared byte for byte (governance.md §3 "see unapproved versions").
 */
const HIDDEN = { pending: "com.hidden/pendingx", rejected: "com.hidden/rejected", blocked: "com.hidden/blockedx" };
const UNKNOWN = ["com.hidden/unknownx", "com.nobody/unknownx"] as const;

let server: StoryServer;
let admin: Person;
let readers: Record<string, Client>;
let reviewOf: Record<string, string>;
/** A capability link to the catalog where all of them wait. */
let link: string;

beforeAll(async () => {
  server = await StoryServer.start();
  const [pia, olga, ada, sam] = await Promise.all([server.person(), server.person(), server.person("reviewer"), server.person("security_reviewer")]);
  admin = await server.person("admin");
  await giveNamespace(admin, "com.hidden", pia);
  await giveNamespace(admin, "com.other", olga);
  const { token } = as<{ token: string }>(await olga.call("POST", "/api/v1/tokens", { scopes: ["read", "publish"], expiresInDays: 1 }), 201);
  link = new URL(as<{ url: string }>(await admin.call("POST", "/api/v1/catalogs/default/links", { label: "IDE" }), 201).url).pathname;
  readers = { nobody: server.anyone, "another publisher": olga, "another publisher's token": server.bearer(token) };
  reviewOf = {};
  for (const name of Object.values(HIDDEN)) reviewOf[name] = await submitted(pia, manifest(name));
  as(await vote(ada, reviewOf[HIDDEN.rejected] ?? "", "reject"));
  as(await sam.call("POST", `${versionPath(HIDDEN.blocked)}/suspend`, { reason: "Known bad." }));
  // Something served beside them, so that lists and searches have something to leave out.
  const open = await submitted(olga, manifest("com.other/weather"));
  as(await vote(ada, open));
});
afterAll(() => server?.stop());

const one = (name: string) => encodeURIComponent(name);
const reason = { reason: "Because." };

const REGISTRY: Record<string, (name: string) => Call> = {
  versions: (name) => ["GET", `/v0.1/servers/${one(name)}/versions`],
  "versions, deleted too": (name) => ["GET", `/v0.1/servers/${one(name)}/versions?include_deleted=true`],
  version: (name) => ["GET", `/v0.1/servers/${one(name)}/versions/1.0.0`],
  "version, deleted too": (name) => ["GET", `/v0/servers/${one(name)}/versions/1.0.0?include_deleted=true`],
  latest: (name) => ["GET", `/v0.1/servers/${one(name)}/versions/latest`],
  "version in two segments": (name) => ["GET", `/v0.1/servers/${name}/versions/1.0.0`],
  "version in a catalog": (name) => ["GET", `/c/default/v0.1/servers/${one(name)}/versions/1.0.0`],
  head: (name) => ["HEAD", `/v0.1/servers/${one(name)}/versions/latest`],
  search: (name) => ["GET", `/v0.1/servers?search=${one(name)}`],
  "search, latest": (name) => ["GET", `/v0.1/servers?search=${one(name)}&version=latest&include_deleted=true`],
  changed: () => ["GET", "/v0.1/servers?updated_since=2020-01-01T00:00:00Z&include_deleted=true"],
  publish: (name) => ["POST", "/v0.1/publish", manifest(name)],
  edit: (name) => ["PUT", `/v0.1/servers/${one(name)}/versions/1.0.0`, manifest(name)],
  "status of a version": (name) => ["PATCH", `/v0.1/servers/${one(name)}/versions/1.0.0/status`, { status: "deprecated" }],
  "status of a server": (name) => ["PATCH", `/v0.1/servers/${one(name)}/status`, { status: "deleted" }],
  validate: (name) => ["POST", "/v0.1/validate", manifest(name)],
};

const PRODUCT: Record<string, (name: string) => Call> = {
  list: (name) => ["GET", `/api/v1/servers?q=${one(name)}`],
  "list by state": (name) => ["GET", `/api/v1/servers?state=in_review&q=${one(name)}`],
  server: (name) => ["GET", `/api/v1/servers/${one(name)}`],
  "server in two segments": (name) => ["GET", `/api/v1/servers/${name}`],
  version: (name) => ["GET", versionPath(name)],
  "where it stands": (name) => ["GET", `/api/v1/servers/${one(name)}/targets`],
  "install plan": (name) => ["GET", `${versionPath(name)}/install-plan`],
  "resolved install plan": (name) => ["POST", `${versionPath(name)}/install-plan`, { inputs: {} }],
  "install plans": (name) => ["POST", "/api/v1/install-plans", { names: [name] }],
  "install plan of latest": (name) => ["GET", `${versionPath(name, "latest")}/install-plan`],
  search: (name) => ["POST", "/api/v1/search", { task_description: `the server ${name}`, top_k: 10 }],
  validate: (name) => ["POST", "/api/v1/validate", manifest(name)],
  "short keys": (name) => ["GET", `/api/v1/short-keys?server=${one(name)}`],
  submit: (name) => ["POST", "/api/v1/submissions", manifest(name)],
  propose: (name) => ["POST", `${versionPath(name)}/proposals`, { catalog: "default", ...reason }],
  tools: (name) => ["PUT", `${versionPath(name)}/tools`, { tools: [], prompts: [], resources: [] }],
  status: (name) => ["POST", `${versionPath(name)}/status`, { status: "deleted" }],
  "suspend everywhere": (name) => ["POST", `${versionPath(name)}/suspend`, reason],
  suspend: (name) => ["POST", `${listingPath("default", name)}/suspend`, reason],
  reinstate: (name) => ["POST", `${listingPath("default", name)}/reinstate`, reason],
  withdraw: (name) => ["POST", `${listingPath("default", name)}/withdraw`, reason],
};

const BEHIND_A_LINK: Record<string, (name: string) => Call> = {
  versions: (name) => ["GET", `${link}/v0.1/servers/${one(name)}/versions`],
  version: (name) => ["GET", `${link}/v0/servers/${one(name)}/versions/1.0.0?include_deleted=true`],
  latest: (name) => ["GET", `${link}/v0.1/servers/${one(name)}/versions/latest`],
  head: (name) => ["HEAD", `${link}/v0.1/servers/${one(name)}/versions/latest`],
  search: (name) => ["GET", `${link}/v0.1/servers?search=${one(name)}`],
  publish: (name) => ["POST", `${link}/v0.1/publish`, manifest(name)],
};

const FACADE: Record<string, (name: string) => Call> = {
  list: (name) => ["GET", `/nacos/v3/admin/ai/mcp/list?mcpName=${one(name)}&search=blur`],
  "detail by name": (name) => ["GET", `/nacos/v3/admin/ai/mcp?mcpName=${one(name)}`],
  recommend: (name) => ["GET", `/recommend?description=${one(name)}`],
  "recommend of a catalog": (name) => ["GET", `/c/default/recommend?description=${one(name)}`],
  "detail by id": (name) => ["GET", `/nacos/v3/admin/ai/mcp?mcpId=${one(name)}`],
};

const REVIEWS: Record<string, (id: string) => Call> = {
  review: (id) => ["GET", `/api/v1/reviews/${id}`],
  diff: (id) => ["GET", `/api/v1/reviews/${id}/diff`],
  "evidence of the conclusion": (id) => ["GET", `/api/v1/reviews/${id}/evidence/conclusion`],
  claim: (id) => ["POST", `/api/v1/reviews/${id}/claim`, { revision: 1 }],
  release: (id) => ["POST", `/api/v1/reviews/${id}/release`, { revision: 1 }],
  withdraw: (id) => ["POST", `/api/v1/reviews/${id}/withdraw`, { revision: 1 }],
  reopen: (id) => ["POST", `/api/v1/reviews/${id}/reopen`, { revision: 1, ...reason }],
  conclude: (id) => ["POST", `/api/v1/reviews/${id}/conclude`, { revision: 1 }],
  checks: (id) => ["POST", `/api/v1/reviews/${id}/checks`, { revision: 1 }],
  comment: (id) => ["POST", `/api/v1/reviews/${id}/comments`, { text: "?", visibility: "publisher" }],
  vote: (id) => ["POST", `/api/v1/reviews/${id}/votes`, { decision: "approve", comment: "", revision: 1, digest: `sha256:${"0".repeat(64)}` }],
};

describe.each(["nobody", "another publisher", "another publisher's token"])("to %s", (who) => {
  const reader = () => readers[who] ?? server.anyone;

  describe.each([["registry", REGISTRY], ["product API", PRODUCT], ["facade", FACADE], ["registry behind a link", BEHIND_A_LINK]] as const)("the %s", (_, calls) => {
    test.each(Object.entries(calls))("answers %s alike for every name it does not serve", async (_name, call) => {
      const unknown = await answerTo(reader(), call(UNKNOWN[0]), UNKNOWN[0]);
      for (const name of [UNKNOWN[1], ...Object.values(HIDDEN)]) expect(await answerTo(reader(), call(name), name), name).toEqual(unknown);
    });
  });

  test.each(Object.entries(REVIEWS))("answers %s of a review alike whether there is one or not", async (_name, call) => {
    const nothing = "00000000-0000-4000-8000-000000000000";
    const unknown = await answerTo(reader(), call(nothing), nothing);
    for (const id of Object.values(reviewOf)) expect(await answerTo(reader(), call(id), id)).toEqual(unknown);
  });

  test("what happened to what is hidden is not in the feed, and its answers do not depend on it", async () => {
    const { body, text } = await reader().call("GET", "/api/v1/changes?since=0");
    expect((body as unknown as { events: { server: string }[] }).events.map(({ server: name }) => name)).toContain("com.other/weather");
    for (const name of [...Object.values(HIDDEN), "com.hidden"]) expect(text).not.toContain(name);
  });
});

test("a list cannot take longer for what is hidden: the memory that lists are made of never held it", () => {
  const view = readModel().catalog("default");
  expect(view?.servers.map(({ serverName }) => serverName)).toEqual(["com.other/weather"]);
  for (const name of Object.values(HIDDEN)) expect(view?.server(name)).toBeUndefined();
});

test("the test would notice: an administrator's answers differ", async () => {
  const unknown = await answerTo(admin, ["GET", versionPath(UNKNOWN[0])], UNKNOWN[0]);
  expect(await answerTo(admin, ["GET", versionPath(HIDDEN.pending)], HIDDEN.pending)).not.toEqual(unknown);
});
