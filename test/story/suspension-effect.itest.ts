import { afterAll, beforeAll, expect, it } from "vitest";
import type { SuspensionEffect } from "@/lib/effect/schema";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { flushPulls, notePull } from "@/lib/usage/service";
import { as, giveNamespace, listingPath, manifest, type Person, registryPath, StoryServer, submitted, versionPath, vote } from "./http-api";

/** What a suspension will hit is known before it is done; the suspension itself asks for none of it (issue 7, Servers). */
let server: StoryServer;
let admin: Person, guard: Person, reviewer: Person, publisher: Person;
let count = 0;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, guard, reviewer, publisher] = await Promise.all([server.person("admin"), server.person("security_reviewer"), server.person("reviewer"), server.person()]);
  await giveNamespace(admin, "com.acme", publisher);
  as(await admin.call("POST", "/api/v1/catalogs", { slug: "second", title: "Second", audience: "public" }), 201);
});
afterAll(() => server.stop());

async function givenServer(versions: readonly string[], catalogs = "?catalog=default&catalog=second"): Promise<string> {
  const name = `com.acme/effect${++count}`;
  for (const version of versions) {
    const { reviews } = as<{ reviews: { id: string }[] }>(await publisher.call("POST", `/api/v1/submissions${catalogs}`, manifest(name, version)), 201);
    for (const { id } of reviews) {
      await runReviewChecks(id);
      as(await vote(reviewer, id));
    }
  }
  return name;
}
const serverPath = (name: string) => `/api/v1/servers/${encodeURIComponent(name)}`;
const effectOf = async (path: string, query = "") => as<SuspensionEffect>(await guard.call("GET", `${path}/suspension-effect${query}`));
const latestIn = async (name: string, base = "/v0.1") => {
  const answer = await server.anyone.call("GET", `${base}/servers/${encodeURIComponent(name)}/versions/latest`);
  return answer.status === 200 ? (answer.body as unknown as { server: { version: string } }).server.version : null;
};

it("says which version takes its place, catalog by catalog, and so it comes", async () => {
  const name = await givenServer(["1.0.0", "2.0.0"]);
  const effect = await effectOf(versionPath(name, "2.0.0"));
  expect(effect.catalogs).toEqual(["default", "second"].map((catalog) => ({ catalog, gone: ["2.0.0"], latestBefore: "2.0.0", latestAfter: "1.0.0" })));
  as(await guard.call("POST", `${versionPath(name, "2.0.0")}/suspend`, { reason: "Stolen key" }));
  expect([await latestIn(name), await latestIn(name, "/c/second/v0.1")]).toEqual(["1.0.0", "1.0.0"]);
  expect((await effectOf(versionPath(name, "2.0.0"))).catalogs).toEqual([]);
});

it("counts the pulls of the version and of the catalog it is about", async () => {
  const name = await givenServer(["1.0.0", "2.0.0"]);
  for (const [version, catalog, times] of [["1.0.0", "default", 3], ["2.0.0", "default", 2], ["1.0.0", "second", 4]] as const) {
    for (let time = 0; time < times; time += 1) notePull({ serverName: name, version }, catalog, "registry", "curl/8");
  }
  await flushPulls();
  expect((await effectOf(versionPath(name))).pulls).toMatchObject({ total: 7, clients: [{ client: "curl", pulls: 7 }] });
  expect((await effectOf(versionPath(name), "?catalog=default")).pulls.total).toBe(3);
  expect((await effectOf(serverPath(name))).pulls.total).toBe(9);
});

it("names open reviews, what cannot be listed any more, and proposals that end", async () => {
  const name = await givenServer(["1.0.0"], "?catalog=default");
  const open = await submitted(publisher, manifest(name, "3.0.0"));
  as(await guard.call("POST", `${listingPath("default", name)}/suspend`, { reason: "A doubt" }));
  as(await guard.call("POST", `${listingPath("default", name)}/reinstate`, { reason: "No doubt" }), 202);
  expect(await effectOf(serverPath(name))).toMatchObject({
    blocked: ["3.0.0"],
    reviews: [{ id: open, catalog: "default", version: "3.0.0", state: "in_review" }],
    voided: [{ catalog: "default", version: "1.0.0" }],
  });
});

it("is told to nobody who may not suspend, whether there is such a server or not", async () => {
  const name = await givenServer(["1.0.0"]);
  for (const path of [versionPath(name), versionPath("com.acme/never-was"), serverPath(name)]) {
    for (const person of [reviewer, publisher]) expect(await person.call("GET", `${path}/suspension-effect`)).toMatchObject({ status: 403 });
    expect(await server.anyone.call("GET", `${path}/suspension-effect`)).toMatchObject({ status: 401 });
  }
  expect(await guard.call("GET", `${versionPath("com.acme/never-was")}/suspension-effect`)).toMatchObject({ status: 404 });
  expect(await guard.call("GET", `${versionPath(name)}/suspension-effect?catalog=nowhere`)).toMatchObject({ status: 404 });
});

it("a whole server goes at once, everywhere, and none of it can be listed afterwards", async () => {
  const name = await givenServer(["1.0.0", "2.0.0"]);
  const open = await submitted(publisher, manifest(name, "3.0.0"));
  expect(as(await guard.call("POST", `${serverPath(name)}/suspend`, { reason: "Taken over" }))).toEqual({ server: name, versions: ["1.0.0", "2.0.0", "3.0.0"] });
  for (const version of ["1.0.0", "2.0.0"]) expect(await server.anyone.call("GET", registryPath(name, version))).toMatchObject({ status: 404 });
  as(await vote(reviewer, open));
  expect(await server.anyone.call("GET", registryPath(name, "3.0.0"))).toMatchObject({ status: 404 });
  const { items } = as<{ items: { action: string; after: string; reason: string; requestId: string }[] }>(await admin.call("GET", `/api/v1/audit?object=${encodeURIComponent(name)}&action=listing.suspend`));
  expect(items.map(({ after, reason }) => [JSON.parse(after), reason])).toEqual(
    ["3.0.0", "2.0.0", "1.0.0"].map((version) => [{ suspended: true, version, where: "every catalog" }, "Taken over"]),
  );
});

it("a whole server goes from one catalog and stays in the others", async () => {
  const name = await givenServer(["1.0.0", "2.0.0"]);
  as(await guard.call("POST", `${serverPath(name)}/suspend`, { reason: "Not here", catalog: "second" }));
  expect([await latestIn(name), await latestIn(name, "/c/second/v0.1")]).toEqual(["2.0.0", null]);
  expect(await reviewer.call("POST", `${serverPath(name)}/suspend`, { reason: "I may not" })).toMatchObject({ status: 403 });
  expect(await guard.call("POST", `${serverPath("com.acme/never-was")}/suspend`, { reason: "x" })).toMatchObject({ status: 404 });
});

it("the second person sees who proposed a reinstatement, when and why; the first sees why it is not theirs to confirm", async () => {
  const name = await givenServer(["1.0.0"], "?catalog=default");
  as(await guard.call("POST", `${listingPath("default", name)}/suspend`, { reason: "A doubt" }));
  as(await guard.call("POST", `${listingPath("default", name)}/reinstate`, { reason: "No doubt left" }), 202);
  const seenBy = async (person: Person) => as<{ versions: { listings: object[] }[] }>(await person.call("GET", serverPath(name))).versions[0]?.listings[0];
  const proposal = { proposedBy: guard.name, reason: "No doubt left" };
  expect(await seenBy(guard)).toMatchObject({ suspendedBy: guard.name, reinstatement: { ...proposal, refusal: "proposed_it" } });
  expect(await seenBy(admin)).toMatchObject({ reinstatement: { ...proposal, refusal: null } });
  expect(await seenBy(publisher)).toMatchObject({ reinstatementPending: true, reinstatement: null, suspendedBy: null });
});
