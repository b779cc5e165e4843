import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { CURRENT_SCHEMA_URL } from "@/lib/manifest/schema";
import { approve, mintRouterToken, publish, type Session, success } from "@/test/gatehouse/governance-steps";
import { type NacosFacts, startRealNacos } from "@/test/nacos/real/start";
import { place, signedInAs } from "./place";
import type { Exchange } from "./relay";
import { everywhere, MCP_PATH, routerKinds, type Seat, takeSeat } from "./seats";
import { program } from "./servers";

/** Public: the hook for recommendations sends no credentials. */
const FLEET = "fleet";
const COUNT = 150;
const WORD = "hull-of-a-real-router";
/** Approved last of all. */
const newest = program("com.fleet/zz-newest", `Newest ${WORD}`);
/** Listed among the first, so far behind the first hundred. */
const oldest = { name: "com.fleet/oldest", words: "salvage of sunken anchors" };

const entry = (name: string, description: string) => ({
  $schema: CURRENT_SCHEMA_URL,
  name,
  description,
  version: "1.0.0",
  packages: [{ registryType: "npm", identifier: "@fleet/program", version: "1.0.0", transport: { type: "stdio" } }],
});
const fleet = Array.from({ length: COUNT }, (_, index) => entry(`com.fleet/s${String(index).padStart(3, "0")}`, `Vessel ${index}, ${WORD}`));
const poll = { timeout: 120_000, interval: 500 };

describe("a catalog of more than a hundred servers, on the facade", () => {
  let seats: Seat[] = [];
  let token: string;

  beforeAll(async () => {
    const admin = await signedInAs("admin");
    token = await mintRouterToken(admin, place().gatehouse.people.pia.email, { name: "router-of-the-fleet" });
    await giveFleet(admin);
    await importAll(admin, [entry(oldest.name, `Old hand at the ${oldest.words}, ${WORD}`)]);
  });
  afterEach(async () => {
    await Promise.all(seats.map(({ leave }) => leave()));
    seats = [];
  });

  test("is seen whole by one that reads while it is filled: whatever is listed is there", async () => {
    let isFilled = false;
    const filling = importAll(await signedInAs("admin"), fleet).finally(() => (isFilled = true));
    let details = 0;
    while (!isFilled) {
      for (const name of await listedNames()) {
        expect([name, (await ask(`?mcpName=${name}`)).status]).toEqual([name, 200]);
        details += 1;
      }
    }
    await filling;
    expect(details).toBeGreaterThan(0);
    await publish(place().gatehouse, newest.manifest, newest.tools, FLEET);
    await approve(await signedInAs("ada"), newest.manifest, FLEET);
    await expect.poll(async () => (await listedNames())[0], poll).toBe("com-fleet-zz-newest");
  });

  test("is known whole by the Python router, by the TypeScript one as far as the hundred approved last; our ranking tells it of others", async () => {
    seats = await Promise.all(routerKinds().map((kind) => takeSeat({ kind, registry: "facade", username: FLEET, namespace: FLEET, password: token })));
    const listed = await listedNames();
    await everywhere(seats, async ({ kind, router, exchanges }) => {
      // Recommendations are among what it finds, so what it knows is told by what it asked for.
      if (kind === "typescript") await expect.poll(() => asked(exchanges, "mcpName"), poll).toEqual(new Set(listed.slice(0, 100)));
      else await expect.poll(async () => new Set((await router.search(WORD)).map(({ name }) => name)), poll).toEqual(new Set(listed));
      expect((await router.search(oldest.words)).map(({ name }) => name)).toContain("com-fleet-oldest");
    });
  });

  test.runIf(place().nacos !== null && process.env.GATEHOUSE_TEST_FULL === "1")(
    "in Nacos the TypeScript router knows any hundred; the Python one asks beyond them",
    async () => {
      const { NACOS_JAVA: java = "", NACOS_BUILD: build = "" } = process.env;
      const nacos = await startRealNacos({ java, build });
      try {
        const { baseUrl, users } = nacos.facts;
        await mirrorFleet(await signedInAs("admin"), nacos.facts);
        seats = await Promise.all(routerKinds().map((kind) => takeSeat({ kind, registry: "nacos", nacosUrl: baseUrl, ...users.router })));
        await everywhere(seats, async ({ kind, exchanges }) => {
          const known = expect.poll(() => asked(exchanges, kind === "python" ? "mcpId" : "mcpName").size, { timeout: 180_000, interval: 500 });
          // A round costs Nacos seconds of password checking, and the Python router drops what takes five of them: not always all.
          await (kind === "python" ? known.toBeGreaterThan(100) : known.toBe(100));
        });
      } finally {
        await Promise.all(seats.map(({ leave }) => leave()));
        seats = [];
        await nacos.remove();
      }
    },
    900_000,
  );

  /** Of which servers a router has asked the details. */
  const asked = (exchanges: readonly Exchange[], by: "mcpId" | "mcpName") =>
    new Set(exchanges.filter(({ path }) => path === MCP_PATH).map(({ query }) => new URLSearchParams(query).get(by)));
  const ask = (query: string): Promise<Response> =>
    fetch(`${place().gatehouse.baseUrl}${MCP_PATH}${query}`, { headers: { userName: FLEET, password: token } });
  const listSchema = z.object({ data: z.object({ pageItems: z.array(z.object({ name: z.string() })) }) });
  async function listedNames(): Promise<string[]> {
    return (await success(ask("/list?pageNo=1&pageSize=500"), listSchema)).data.pageItems.map(({ name }) => name);
  }
});

async function giveFleet(admin: Session): Promise<void> {
  await success(admin.fetch("/api/v1/catalogs", { method: "POST", body: JSON.stringify({ slug: FLEET, title: "Fleet", audience: "public" }) }), z.unknown());
  const { digest } = await success(admin.fetch(`/api/v1/catalogs/${FLEET}/policy`), z.object({ digest: z.string() }));
  const policy = { approvals: { min: 1 }, allowImport: true };
  await success(admin.fetch(`/api/v1/catalogs/${FLEET}/policy`, { method: "PUT", body: JSON.stringify(policy), headers: { "if-match": `"${digest}"` } }), z.unknown());
}

/** Resolves when the whole fleet stands in this Nacos. */
async function mirrorFleet(admin: Session, { baseUrl, users }: NacosFacts): Promise<void> {
  const target = { name: FLEET, url: baseUrl, ...users.sync, catalog: FLEET };
  const { id } = await success(admin.fetch("/api/v1/targets", { method: "POST", body: JSON.stringify(target) }), z.object({ id: z.string() }));
  const synced = async () => (await success(admin.fetch(`/api/v1/targets/${id}`), z.object({ servers: z.object({ synced: z.number() }) }))).servers.synced;
  await vi.waitFor(async () => expect(await synced()).toBe(COUNT + 2), { timeout: 600_000, interval: 1_000 });
}

const importSchema = z.object({ state: z.enum(["running", "done", "failed"]), listed: z.number() });

/** Lists all of them without a review, and waits until that is done. */
async function importAll(admin: Session, entries: readonly unknown[]): Promise<void> {
  const query = new URLSearchParams({ catalog: FLEET, list: "true", reason: "A fleet for the tests." });
  const { id } = await success(admin.fetch(`/api/v1/imports?${query}`, { method: "POST", body: JSON.stringify(entries) }), z.object({ id: z.string() }));
  const isDone = async () => expect(await success(admin.fetch(`/api/v1/imports/${id}`), importSchema)).toEqual({ state: "done", listed: entries.length });
  await vi.waitFor(isDone, { timeout: 60_000, interval: 100 });
}
