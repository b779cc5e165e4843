import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GlobalRole } from "@/lib/access/schema";
import { viewerOfSession } from "@/lib/access/viewer";
import { browseCatalog } from "@/lib/catalog/browse-service";
import { servedHere } from "@/lib/catalog/caught-up";
import type { ServerRow } from "@/lib/submission/server-schema";
import { givenCatalog, givenListedVersion } from "@/test/fixtures/listed-version";
import { rows } from "@/test/fixtures/raw-sql";
import { type Answer, as, BOOTSTRAP_TOKEN, type Client, StoryServer } from "./http-api";

/** Who reads what over HTTP: every reader × every audience × every surface, with real sessions and tokens. */
const SLUGS = ["open", "staff", "prod"] as const;
type Slug = (typeof SLUGS)[number];

const nameIn = (slug: Slug) => `audience.example/${slug}`;
const encoded = (slug: Slug) => encodeURIComponent(nameIn(slug));
const version = (slug: Slug) => `/api/v1/servers/${encoded(slug)}/versions/1.0.0`;
const shown = ({ status, text }: Answer, expected: string) => status === 200 && text.includes(expected);

/** Whether a reader finds the server of a catalog there. */
const SURFACES: Record<string, (reader: Client, slug: Slug) => Promise<boolean>> = {
  "registry list": async (reader, slug) => shown(await reader.call("GET", `/c/${slug}/v0.1/servers`), nameIn(slug)),
  "registry version": async (reader, slug) => shown(await reader.call("GET", `/c/${slug}/v0/servers/${encoded(slug)}/versions/latest`), nameIn(slug)),
  facade: async (reader, slug) => shown(await reader.call("GET", `/nacos/v3/admin/ai/mcp/list?namespaceId=${slug}`), `audience-example-${slug}`),
  search: async (reader, slug) => shown(await reader.call("POST", "/api/v1/search", { task_description: slug, catalog: slug }), nameIn(slug)),
  "install plan": async (reader, slug) => shown(await reader.call("GET", `${version(slug)}/install-plan?catalog=${slug}`), nameIn(slug)),
  changes: async (reader, slug) => shown(await reader.call("GET", `/api/v1/changes?catalog=${slug}`), nameIn(slug)),
  "server list": async (reader, slug) => as<{ items: ServerRow[] }>(await reader.call("GET", "/api/v1/servers?limit=100")).items.some(({ server: name }) => name === nameIn(slug)),
  "server list of the catalog": async (reader, slug) => shown(await reader.call("GET", `/api/v1/servers?catalog=${slug}`), nameIn(slug)),
  server: async (reader, slug) => shown(await reader.call("GET", `/api/v1/servers/${encoded(slug)}`), nameIn(slug)),
  "server version": async (reader, slug) => shown(await reader.call("GET", version(slug)), nameIn(slug)),
};
const MACHINES = ["registry list", "registry version", "facade"];
const SERVERS = ["server list", "server list of the catalog", "server", "server version"];

interface Expected {
  /** public, signed-in, token: y found, - not. */
  usual: string;
  /** The registry and the facade, where it differs: cookies say nothing there. */
  machines?: string;
  facade?: string;
  /** `GET /servers*`, where the holder's further rights count. */
  servers?: string;
}

const READERS: [who: string, reader: () => Promise<Client>, expected: Expected][] = [
  ["nobody in particular", () => Promise.resolve(server.anyone), { usual: "y - -" }],
  ["a wrong token, told so where people sign in", () => Promise.resolve(server.bearer("gth_pat_nonsense")), { usual: "- - -", machines: "y - -", facade: "- - -" }],
  ["a signed-in person", () => server.person(), { usual: "y y -", machines: "y - -" }],
  ["a signed-in reviewer", () => server.person("reviewer"), { usual: "y y y", machines: "y - -" }],
  ["a signed-in auditor", () => server.person("auditor"), { usual: "y y y", machines: "y - -" }],
  ["a signed-in admin", () => server.person("admin"), { usual: "y y y", machines: "y - -" }],
  ["an unbound token", () => token([]), { usual: "y y -" }],
  ["a token for publishing", () => token([], { scopes: ["publish"] }), { usual: "y y -" }],
  ["a token bound to it", () => token([], { catalogs: ["prod"] }), { usual: "y - y", facade: "- - y" }],
  ["a token bound elsewhere", () => token([], { catalogs: ["team-a"] }), { usual: "y - -", facade: "- - -" }],
  ["a reviewer's token", () => token(["reviewer"]), { usual: "y y -" }],
  ["a reviewer's token bound elsewhere", () => token(["reviewer"], { catalogs: ["team-a"] }), { usual: "y - -", facade: "- - -" }],
  ["an auditor's token", () => token(["auditor"]), { usual: "y y y" }],
  ["an admin's token", () => token(["admin"], { scopes: ["admin"] }), { usual: "y y y" }],
  ["an admin's token bound elsewhere", () => token(["admin"], { scopes: ["admin"], catalogs: ["team-a"] }), { usual: "y - -", facade: "- - -" }],
  ["the bootstrap token", () => Promise.resolve(server.bearer(BOOTSTRAP_TOKEN)), { usual: "y y y" }],
];

let server: StoryServer;
beforeAll(async () => {
  server = await StoryServer.start();
  await givenCatalog("open", "public");
  await givenCatalog("staff", "signed-in");
  await givenCatalog("prod", "token");
  await givenCatalog("team-a", "token");
  for (const slug of SLUGS) await givenListedVersion({ name: nameIn(slug), version: "1.0.0", catalog: slug });
  await servedHere();
});
afterAll(() => server.stop());

async function token(roles: GlobalRole[], fields: object = {}): Promise<Client> {
  const holder = await server.person(...roles);
  return server.bearer(as<{ token: string }>(await holder.call("POST", "/api/v1/tokens", { scopes: ["read"], ...fields }), 201).token);
}

function expectedOn(surface: string, { usual, machines = usual, facade = machines, servers = usual }: Expected): string {
  if (surface === "facade") return facade;
  if (MACHINES.includes(surface)) return machines;
  return SERVERS.includes(surface) ? servers : usual;
}

describe("who reads a public, a signed-in and a token catalog", () => {
  it.each(READERS)("%s", async (_who, readerOf, expected) => {
    const reader = await readerOf();
    const found: Record<string, string> = {};
    for (const [surface, finds] of Object.entries(SURFACES)) {
      const cells: string[] = [];
      for (const slug of SLUGS) cells.push((await finds(reader, slug).catch(() => false)) ? "y" : "-");
      found[surface] = cells.join(" ");
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(SURFACES).map((surface) => [surface, expectedOn(surface, expected)])));
  });

  it.each<[string, GlobalRole[], string]>([
    ["a signed-in person", [], "y y -"],
    ["a signed-in reviewer", ["reviewer"], "y y y"],
  ])("on pages: %s", async (_who, roles, expected) => {
    const { id } = await server.person(...roles);
    const [session] = await rows<{ id: string }>("SELECT id FROM user_session WHERE principal_id = $1", id);
    const viewer = await viewerOfSession(session?.id ?? "");
    const found = (who: typeof viewer) => browseCatalog({ viewer: who, q: "audience.example" }).rows.map(({ server: name }) => name);
    expect(SLUGS.map((slug) => (found(viewer).includes(nameIn(slug)) ? "y" : "-")).join(" ")).toBe(expected);
    expect(found(null)).toEqual([nameIn("open")]);
  });
});

describe("a closed catalog looks like a missing one", () => {
  const told = ({ status, text, headers }: Answer, slug: string) => [
    status,
    text.replaceAll(slug, "SLUG"),
    [...headers].filter(([name]) => name !== "x-request-id"),
  ];
  it.each([
    ["GET", "/c/SLUG/v0/servers"],
    ["GET", "/c/SLUG/v0.1/servers/audience.example%2Fprod/versions"],
    ["GET", "/c/SLUG/v0.1/servers/audience.example%2Fprod/versions/latest"],
    ["GET", "/api/v1/changes?catalog=SLUG"],
    ["GET", "/api/v1/servers/audience.example%2Fprod/versions/1.0.0/install-plan?catalog=SLUG"],
    ["GET", "/api/v1/servers?catalog=SLUG"],
    ["GET", "/nacos/v3/admin/ai/mcp/list?namespaceId=SLUG"],
    ["POST", "/api/v1/search"],
  ])("%s %s", async (method, path) => {
    const unbound = await token([]);
    for (const reader of [server.anyone, unbound]) {
      const ask = (slug: string) => reader.call(method, path.replace("SLUG", slug), method === "POST" ? { task_description: "x", catalog: slug } : undefined);
      const withoutTime = (cells: unknown[]) => JSON.stringify(cells).replaceAll(/\d{4}-\d\d-\d\dT[^"\\]+/g, "TIME");
      expect(withoutTime(told(await ask("prod"), "prod"))).toBe(withoutTime(told(await ask("none"), "none")));
    }
  });
});

it("an audience that changes holds at once, on every surface", async () => {
  const admin = await server.person("admin");
  const finds = async () => Promise.all(Object.values(SURFACES).map((surface) => surface(server.anyone, "open")));
  as(await admin.call("PATCH", "/api/v1/catalogs/open", { audience: "token" }));
  expect(await finds()).not.toContain(true);
  as(await admin.call("PATCH", "/api/v1/catalogs/open", { audience: "public" }));
  expect(await finds()).not.toContain(false);
});
