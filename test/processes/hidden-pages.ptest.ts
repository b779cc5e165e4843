import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve, publish } from "@/test/gatehouse/governance-steps";
import { plainManifest } from "@/test/gatehouse/plain-manifest";
import type { Session } from "@/test/gatehouse/session";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";

/** Names of one length: a page's length is compared too. */
const NAMES = { waiting: "io.modelcontextprotocol/quokka-hide", unknown: "io.modelcontextprotocol/quokka-none" };
const PAGES: Record<string, (name: string) => string> = {
  overview: (name) => `/servers/${name}`,
  "name in one segment": (name) => `/servers/${encodeURIComponent(name)}`,
  versions: (name) => `/servers/${name}/versions`,
  tools: (name) => `/servers/${name}/tools`,
  install: (name) => `/servers/${name}/install`,
  "two versions compared": (name) => `/servers/${name}/versions/compare`,
  security: (name) => `/servers/${name}/security`,
  API: (name) => `/servers/${name}/api`,
  "servers compared": (name) => `/compare?server=${encodeURIComponent(name)}`,
  "a version": (name) => `/servers/${name}?version=1.0.0`,
  "a version in a catalog": (name) => `/servers/${name}/install?version=1.0.0&catalog=default`,
  search: (name) => `/servers?q=${encodeURIComponent(name)}`,
  "its place in the console": (name) => `/console/servers/${name}`,
};
const NOTHING = { tools: [], prompts: [], resources: [] };

let gatehouse: RunningGatehouse;
let admin: Session;

beforeAll(async () => {
  gatehouse = await startGatehouse();
  const { email, password } = gatehouse.people.admin;
  admin = await gatehouse.signIn(email, password);
  await publish(gatehouse, plainManifest(NAMES.waiting, "1.0.0"), NOTHING);
});
afterAll(() => gatehouse?.stop());

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;
const asNobody: Fetch = (path, init) => fetch(gatehouse.baseUrl + path, { ...init, redirect: "manual" });

/** Status, headers and page, with the name that was asked for replaced by one word. */
async function pageOf(ask: Fetch, path: string, name: string, headers: Record<string, string> = {}) {
  const answer = await ask(path, { headers });
  const local = name.split("/")[1] ?? name;
  // The one thing that must differ from answer to answer, whatever was asked.
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "NONCE";
  const neutral = (text: string) => text.replaceAll(nonce, "NONCE").replaceAll(name, "ASKED").replaceAll(encodeURIComponent(name), "ASKED").replaceAll(local, "ASKED");
  const kept = [...answer.headers].filter(([header]) => header !== "date" && header !== "x-request-id").map(([header, value]) => `${header}: ${neutral(value)}`);
  return { status: answer.status, headers: kept, body: neutral(await answer.text()) };
}

describe.each(Object.entries(PAGES))("the page of a server: %s", (_, page) => {
  test.each([["as a document", {}], ["as data for the browser's router", { RSC: "1" }]])("is the same for what waits and for what does not exist, %s", async (_form, headers) => {
    const unknown = await pageOf(asNobody, page(NAMES.unknown), NAMES.unknown, headers);
    expect(await pageOf(asNobody, page(NAMES.waiting), NAMES.waiting, headers)).toEqual(unknown);
  });
});

test("the test would notice: an administrator's pages differ, and so do everybody's after the approval", async () => {
  const { overview = String } = PAGES;
  expect(await pageOf(admin.fetch, overview(NAMES.waiting), NAMES.waiting)).not.toEqual(await pageOf(admin.fetch, overview(NAMES.unknown), NAMES.unknown));
  const { email, password } = gatehouse.people.ada;
  await approve(await gatehouse.signIn(email, password), { name: NAMES.waiting, version: "1.0.0" });
  expect((await asNobody(overview(NAMES.waiting))).status).toBe(200);
  expect((await asNobody(overview(NAMES.unknown))).status).toBe(404);
});
