import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startGatehouse } from "@/test/gatehouse/start";
import { approvedTools, everything, SEARCH_WORD } from "./everything-server";
import { approve, mintRouterToken, publish, success, suspend, versionPath, type Gatehouse, type Session } from "@/test/gatehouse/governance-steps";
import { startRelay, type Exchange, type Relay } from "./relay";
import { startRouter, type FoundServer, type Router } from "./typescript/router";

const FACADE = "/nacos/v3/admin/ai/mcp";
/** The router's user name chooses the catalog (contracts/nacos.md §3.3). */
const CATALOG = "default";

const listSchema = z.object({ data: z.object({ pageItems: z.array(z.object({ name: z.string(), description: z.string() })) }) });

const signIn = (gatehouse: Gatehouse, person: keyof Gatehouse["people"]): Promise<Session> => {
  const { email, password } = gatehouse.people[person];
  return gatehouse.signIn(email, password);
};

/** Steps of one story: each test goes on where the last one ended. */
describe("the npm nacos-mcp-router on Gatehouse's Nacos facade", () => {
  let gatehouse: Gatehouse;
  let token: string;
  let relay: Relay;
  let router: Router;
  let home: string;

  const facade = (path: string): Promise<Response> =>
    fetch(`${gatehouse.baseUrl}${FACADE}${path}`, { headers: { userName: CATALOG, password: token } });
  const find = (): Promise<FoundServer[]> => router.search("try every kind of tool", [SEARCH_WORD]);
  const countOf = (wanted: Partial<Exchange>): number =>
    relay.exchanges.filter((exchange) => Object.entries(wanted).every(([key, value]) => exchange[key as keyof Exchange] === value)).length;

  /** The name the facade gave the server: the only one by which a router can ask for it. */
  async function nacosName(): Promise<string> {
    const list = await success(facade("/list?pageNo=1&pageSize=100"), listSchema);
    const item = list.data.pageItems.find(({ description }) => description.includes(SEARCH_WORD));
    if (item === undefined) throw new Error("the facade does not list the server");
    return item.name;
  }

  /** Everything a client may see of the server, as text: what a write-back would have to change. */
  async function whatClientsSee(): Promise<string[]> {
    const servers = `${gatehouse.baseUrl}/v0/servers`;
    const answers = await Promise.all([
      facade(`?mcpName=${await nacosName()}`),
      fetch(`${servers}/${versionPath(everything)}`),
      fetch(`${servers}/${encodeURIComponent(everything.name)}/versions`),
      fetch(`${servers}?limit=100`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    return Promise.all(answers.map((answer) => answer.text()));
  }

  beforeAll(async () => {
    gatehouse = await startGatehouse();
    token = await mintRouterToken(await signIn(gatehouse, "admin"), gatehouse.people.pia.email);
    await publish(gatehouse, everything, approvedTools);
    relay = await startRelay(gatehouse.baseUrl);
    home = await mkdtemp(join(tmpdir(), "gatehouse-router-"));
    router = await startRouter({ serverAddress: relay.address, username: CATALOG, password: token, home });
  });

  afterAll(async () => {
    await router?.stop();
    await relay?.close();
    await gatehouse?.stop();
    if (home) await rm(home, { recursive: true, force: true });
  });

  test("does not find a server that waits for its review", async () => {
    // Lists: one to see that Nacos is up, one for the first refresh, one that proves the first refresh has ended.
    await expect.poll(() => countOf({ path: `${FACADE}/list`, status: 200 }), { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    expect(await find()).not.toContainEqual(expect.objectContaining({ description: expect.stringContaining(SEARCH_WORD) }));
  });

  test("finds it once it is approved", async () => {
    await approve(await signIn(gatehouse, "ada"), everything);
    await expect
      .poll(find, { timeout: 20_000, interval: 500 })
      .toContainEqual(expect.objectContaining({ description: expect.stringContaining(SEARCH_WORD) }));
    expect((await find()).map(({ name }) => name)).toContain(await nacosName());
  });

  test("adds it, calls its tool, and is refused the write-back, which changes nothing", async () => {
    const before = await whatClientsSee();
    const name = await nacosName();

    expect(await router.add(name)).toContain("get-sum");
    expect(await router.useTool(name, "echo", { message: "through the gate" })).toEqual([{ type: "text", text: "Echo: through the gate" }]);

    await expect.poll(() => countOf({ method: "PUT", path: FACADE }), { timeout: 10_000 }).toBeGreaterThan(0);
    expect(countOf({ method: "PUT" })).toBe(countOf({ method: "PUT", status: 403 }));
    expect(await whatClientsSee()).toEqual(before);
  });

  test("neither finds nor adds it after its next poll once it is suspended", async () => {
    const name = await nacosName();
    await suspend(await signIn(gatehouse, "sam"), everything, "A report of stolen credentials is being looked into.");
    expect((await facade(`?mcpName=${name}`)).status).toBe(404);

    await expect
      .poll(find, { timeout: 30_000, interval: 500 })
      .not.toContainEqual(expect.objectContaining({ description: expect.stringContaining(SEARCH_WORD) }));
    await expect(router.add(name)).rejects.toThrow(name);
  });
});
