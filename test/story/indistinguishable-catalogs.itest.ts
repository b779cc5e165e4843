import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomSecret } from "@/lib/access/token-format";
import type { CreatedLink } from "@/lib/catalog/link-schema";
import { givenCatalog } from "@/test/fixtures/listed-version";
import { as, type Client, giveNamespace, manifest, type Person, StoryServer } from "./http-api";
import { answerTo, type Call } from "./neutral-answer";

/** A closed catalog, a dead link and somebody else's import look like none: whole answers are compared. */
const CLOSED = "closed";
const UNKNOWN = "nought";
const NO_ID = "00000000-0000-4000-8000-000000000000";

let server: StoryServer;
let admin: Person;
let readers: Record<string, Client>;
let revoked: string;
let linkId: string;
let importId: string;

beforeAll(async () => {
  server = await StoryServer.start();
  await givenCatalog(CLOSED, "token");
  admin = await server.person("admin");
  const person = await server.person();
  await giveNamespace(admin, "com.mine", person);
  const { token } = as<{ token: string }>(await person.call("POST", "/api/v1/tokens", { scopes: ["publish"], expiresInDays: 1 }), 201);
  readers = { nobody: server.anyone, "somebody signed in": person, "a token that may not read": server.bearer(token) };
  const links = `/api/v1/catalogs/${CLOSED}/links`;
  const [dead, kept] = [as<CreatedLink>(await admin.call("POST", links, { label: "old" }), 201), as<CreatedLink>(await admin.call("POST", links, { label: "new" }), 201)];
  await admin.call("DELETE", `${links}/${dead.id}`);
  revoked = new URL(dead.url).pathname.slice("/r/".length);
  linkId = kept.id;
  importId = as<{ id: string }>(await admin.call("POST", "/api/v1/imports?catalog=default&list=false", [manifest("com.imported/one")]), 202).id;
});
afterAll(() => server?.stop());

const OF_A_CATALOG: Record<string, (slug: string) => Call> = {
  list: (slug) => ["GET", `/c/${slug}/v0.1/servers`],
  version: (slug) => ["GET", `/c/${slug}/v0/servers/com.acme%2Fx/versions/latest`],
  publish: (slug) => ["POST", `/c/${slug}/v0.1/publish`, manifest("com.acme/x")],
  facade: (slug) => ["GET", `/nacos/v3/admin/ai/mcp/list?namespaceId=${slug}`],
  recommend: (slug) => ["GET", `/c/${slug}/recommend?description=weather`],
  "servers of the product API": (slug) => ["GET", `/api/v1/servers?catalog=${slug}`],
  search: (slug) => ["POST", "/api/v1/search", { task_description: "weather", catalog: slug }],
  changes: (slug) => ["GET", `/api/v1/changes?catalog=${slug}`],
  "install plan": (slug) => ["GET", `/api/v1/servers/com.acme%2Fx/versions/latest/install-plan?catalog=${slug}`],
  "install plans": (slug) => ["POST", "/api/v1/install-plans", { names: ["com.acme/x"], catalog: slug }],
  "short keys": (slug) => ["GET", `/api/v1/short-keys?server=com.mine%2Fx&catalog=${slug}`],
  preview: (slug) => ["POST", "/api/v1/previews", { manifest: JSON.stringify(manifest("com.mine/x")), catalog: slug }],
  links: (slug) => ["GET", `/api/v1/catalogs/${slug}/links`],
  "make a link": (slug) => ["POST", `/api/v1/catalogs/${slug}/links`, { label: "mine" }],
  policy: (slug) => ["GET", `/api/v1/catalogs/${slug}/policy`],
  change: (slug) => ["PATCH", `/api/v1/catalogs/${slug}`, { audience: "public" }],
  suspend: (slug) => ["POST", `/api/v1/catalogs/${slug}/listings/com.acme%2Fx/1.0.0/suspend`, { reason: "Because." }],
};

const BELOW_A_LINK: Record<string, (secret: string) => Call> = {
  base: (secret) => ["GET", `/r/${secret}`],
  list: (secret) => ["GET", `/r/${secret}/v0.1/servers`],
  head: (secret) => ["HEAD", `/r/${secret}/v0/servers`],
  version: (secret) => ["GET", `/r/${secret}/v0.1/servers/com.acme%2Fx/versions/latest`],
  document: (secret) => ["GET", `/r/${secret}/openapi.yaml`],
  publish: (secret) => ["POST", `/r/${secret}/v0.1/publish`, manifest("com.acme/x")],
  "something else": (secret) => ["GET", `/r/${secret}/healthz`],
};

const BY_ID: Record<string, [kind: "import" | "link", call: (id: string) => Call]> = {
  import: ["import", (id) => ["GET", `/api/v1/imports/${id}`]],
  "revoke a link": ["link", (id) => ["DELETE", `/api/v1/catalogs/${CLOSED}/links/${id}`]],
};

describe.each(["nobody", "somebody signed in", "a token that may not read"])("to %s", (who) => {
  const reader = () => readers[who] ?? server.anyone;

  test.each(Object.entries(OF_A_CATALOG))("a closed catalog answers %s as if there were none", async (_name, call) => {
    expect(await answerTo(reader(), call(CLOSED), CLOSED)).toEqual(await answerTo(reader(), call(UNKNOWN), UNKNOWN));
  });

  test.each(Object.entries(BELOW_A_LINK))("a revoked link answers %s as if there had been none", async (_name, call) => {
    const unknown = randomSecret();
    expect(await answerTo(reader(), call(revoked), revoked)).toEqual(await answerTo(reader(), call(unknown), unknown));
  });

  test.each(Object.entries(BY_ID))("%s answers alike whether there is one or not", async (_name, [kind, call]) => {
    const id = kind === "import" ? importId : linkId;
    expect(await answerTo(reader(), call(id), id)).toEqual(await answerTo(reader(), call(NO_ID), NO_ID));
  });
});

test("the test would notice: an administrator's answers differ", async () => {
  expect(await answerTo(admin, ["GET", `/api/v1/imports/${importId}`], importId)).not.toEqual(await answerTo(admin, ["GET", `/api/v1/imports/${NO_ID}`], NO_ID));
  expect(await answerTo(admin, ["GET", `/api/v1/catalogs/${CLOSED}/links`], CLOSED)).not.toEqual(await answerTo(admin, ["GET", `/api/v1/catalogs/${UNKNOWN}/links`], UNKNOWN));
});
