import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, type Client, giveNamespace, manifest, type Person, StoryServer } from "./http-api";

/** A publisher follows its own submission to a catalog it may not read (governance.md §1 "audience", §2 "own bearer"). */
const NAME = "com.acme/closed";
const AT = `servers/${encodeURIComponent(NAME)}/versions`;

let server: StoryServer;
let admin: Person, pia: Person, eve: Person;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, pia, eve] = await Promise.all([server.person("admin"), server.person(), server.person()]);
  await giveNamespace(admin, "com.acme", pia);
  await giveNamespace(admin, "com.other", eve);
  for (const slug of ["closed", "elsewhere"]) as(await admin.call("POST", "/api/v1/catalogs", { slug, title: slug, audience: "token" }), 201);
  const sent = await (await publishToken(pia)).call("POST", "/c/closed/v0.1/publish", manifest(NAME));
  expect(sent.status).toBe(200);
});
afterAll(() => server.stop());

async function rawToken(person: Client, bound: object = {}): Promise<string> {
  return as<{ token: string }>(await person.call("POST", "/api/v1/tokens", { scopes: ["publish"], ...bound }), 201).token;
}
const publishToken = async (person: Client, bound: object = {}) => server.bearer(await rawToken(person, bound));

async function registryJwt(person: Client, bound: object = {}): Promise<Client> {
  const login = await server.anyone.call("POST", "/v0/auth/github-at", { github_token: await rawToken(person, bound) });
  return server.bearer(as<{ registry_token: string }>(login).registry_token);
}

describe("a submission that waits in a catalog with the audience token", () => {
  it.each<[string, () => Promise<Client>]>([
    ["a token with the scope publish alone", () => publishToken(pia)],
    ["a registry JWT", () => registryJwt(pia)],
    ["a token bound to that catalog", () => publishToken(pia, { catalogs: ["closed"] })],
    ["a registry JWT of such a token", () => registryJwt(pia, { catalogs: ["closed"] })],
  ])("is shown to its publisher by %s", async (_what, readerOf) => {
    const reader = await readerOf();
    for (const path of [AT, `${AT}/1.0.0`]) {
      const answer = await reader.call("GET", `/c/closed/v0.1/${path}`);
      expect([answer.status, answer.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
      expect(answer.text).toContain(NAME);
    }
    expect(await reader.call("GET", `/c/closed/v0.1/${AT}/latest`)).toMatchObject({ status: 404 });
  });

  it.each<[string, () => Promise<Client>]>([
    ["another publisher", () => publishToken(eve)],
    ["another publisher's registry JWT", () => registryJwt(eve)],
    ["a token of its publisher that is bound elsewhere", () => publishToken(pia, { catalogs: ["elsewhere"] })],
    ["a registry JWT of such a token", () => registryJwt(pia, { catalogs: ["elsewhere"] })],
  ])("does not exist for %s", async (_what, readerOf) => {
    const reader = await readerOf();
    for (const path of [AT, `${AT}/1.0.0`]) expect(await reader.call("GET", `/c/closed/v0.1/${path}`)).toMatchObject({ status: 404 });
  });

  it("is told below a capability link too, but only to who sends its own bearer with it", async () => {
    const { url } = as<{ url: string }>(await admin.call("POST", "/api/v1/catalogs/closed/links", { label: "editor", expiresInDays: 1 }), 201);
    const path = `${new URL(url).pathname}/v0.1/${AT}/1.0.0`;
    expect(await (await publishToken(pia)).call("GET", path)).toMatchObject({ status: 200 });
    for (const reader of [server.anyone, await publishToken(eve)]) expect(await reader.call("GET", path)).toMatchObject({ status: 404 });
  });
});
