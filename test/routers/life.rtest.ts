import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve, mintRouterToken, publish, type Session, suspend } from "@/test/gatehouse/governance-steps";
import { allSynced, place, signedInAs } from "./place";
import { isRunning, processesBelow } from "./processes";
import { type RemoteServers, startRemoteServers } from "./remote-servers";
import type { Router } from "./router";
import { everywhere, MCP_PATH, registries, routerKinds, type Seat, takeSeat } from "./seats";
import { CATALOG, everything, program, remote, SEARCH_WORD, type Subject } from "./servers";
import { whatStands } from "./standing";

/** Steps of one story: each test goes on where the last one ended. */
describe("a server's life, as both routers see it in a Nacos we push to and on the facade", () => {
  const stdio = everything;
  /** Nacos would give both the same name. */
  const twins = ["com.harbour/twin.engine", "com.harbour/twin-engine"].map((name) => program(name, `Twin, ${SEARCH_WORD}`));
  let sse: Subject;
  let streamable: Subject;
  let all: Subject[];
  let remotes: RemoteServers;
  let seats: Seat[] = [];

  /** Description by name of all that a router finds of this story. */
  const found = async (router: Router): Promise<Record<string, string>> =>
    Object.fromEntries((await router.search(SEARCH_WORD)).map(({ name, description }) => [name, description]));
  /** By the sentence with the server's whole name, which every description carries. */
  const nameOf = async (router: Router, { manifest }: Subject): Promise<string | undefined> =>
    Object.entries(await found(router)).find(([, description]) => description.includes(`Server ${manifest.name} `))?.[0];
  const mustFind = async (router: Router, subject: Subject): Promise<string> => {
    const name = await nameOf(router, subject);
    if (name === undefined) throw new Error(`${subject.manifest.name} is not found`);
    return name;
  };
  const poll = { timeout: 60_000, interval: 500 };
  const awaitCount = (count: number) => everywhere(seats, ({ router }) => expect.poll(async () => Object.keys(await found(router)).length, poll).toBe(count));
  const suspendOne = async (officer: Session, { manifest }: Subject) => suspend(officer, manifest, "A report of stolen credentials is being looked into.", CATALOG);

  beforeAll(async () => {
    const { gatehouse, nacos } = place();
    remotes = await startRemoteServers();
    sse = remote("sse", remotes.port);
    streamable = remote("streamable-http", remotes.port);
    all = [stdio, sse, streamable, ...twins];
    const password = await mintRouterToken(await signedInAs("admin"), gatehouse.people.pia.email, { catalogs: [CATALOG] });
    const reader = { nacos: nacos?.users.router ?? { username: "", password: "" }, facade: { username: CATALOG, password } };
    for (const { manifest, tools } of all) await publish(gatehouse, manifest, tools, CATALOG);
    const taken = registries().flatMap((registry) => routerKinds().map((kind) => takeSeat({ kind, registry, ...reader[registry] })));
    seats = await Promise.all(taken);
  });

  afterAll(async () => {
    await Promise.all(seats.map(({ leave }) => leave()));
    await remotes?.stop();
  });

  test("it is not found while it waits for its review", async () => {
    // The TypeScript router asks once whether Nacos is up. Then: one list of the first look, and one that proves that it has ended.
    await everywhere(seats, (seat) => expect.poll(() => seat.count({ path: `${MCP_PATH}/list`, status: 200 }), poll).toBeGreaterThanOrEqual(seat.kind === "typescript" ? 3 : 2));
    expect(await everywhere(seats, ({ router }) => found(router))).toEqual(seats.map(() => ({})));
  });

  test("it is found once it is approved, under the same name in both, apart from one that Nacos would give the same name", async () => {
    const reviewer = await signedInAs("ada");
    for (const { manifest } of all) await approve(reviewer, manifest, CATALOG);
    if (place().nacos !== null) await allSynced(await signedInAs("admin"), all.length);
    await awaitCount(all.length);
    const names = await everywhere(seats, async ({ router }) => Promise.all(all.map((subject) => mustFind(router, subject))));
    expect(new Set(names.map((of) => of.join())).size).toBe(1);
    expect(names[0]?.filter((name) => /^com-harbour-twin-engine-[0-9a-f]{8}$/.test(name))).toHaveLength(2);
  });

  test("it is started as it was approved, and used; what the router would write back is refused and changes nothing", async () => {
    const before = await whatStands();
    await everywhere(seats, async ({ kind, router }) => {
      const name = await mustFind(router, stdio);
      expect(await router.add(name)).toContain("get-env");
      const commands = (await processesBelow(router.pid)).map(({ command }) => command);
      expect(commands).toContainEqual(expect.stringContaining(`@modelcontextprotocol/server-everything@${stdio.manifest.version} stdio`));
      expect(await router.use(name, "echo", { message: "through the gate" })).toContain("Echo: through the gate");
      const environment = await router.use(name, "get-env", {});
      expect(environment).toMatch(/HARBOUR\W+north pier/);
      // What docs/NACOS.md warns of: only one of them keeps its password to itself.
      expect(environment.includes("NACOS_PASSWORD")).toBe(kind === "typescript");
    });
    await everywhere(seats, async ({ router }) => {
      const name = await mustFind(router, sse);
      expect(await router.add(name)).toContain("ping");
      expect(await router.use(name, "ping", { word: "by sse" })).toContain("pong by sse");
    });
    await everywhere(seats, async ({ kind, router }) => {
      const name = await mustFind(router, streamable);
      // The TypeScript router takes the protocol for stdio, by a slip of its own.
      if (kind === "typescript") return expect(router.add(name)).rejects.toThrow(name);
      expect(await router.add(name)).toContain("Approved words about ping.");
      expect(await router.use(name, "ping", { word: "streamed" })).toContain("pong streamed");
    });
    for (const seat of seats) {
      expect([seat.name, seat.count({ method: "PUT" }) > 0, seat.count({ method: "PUT", status: 403 })]).toEqual([seat.name, true, seat.count({ method: "PUT" })]);
    }
    expect(await whatStands()).toEqual(before);
  });

  test("it is neither found nor added after the next look once it is suspended, but what runs goes on", async () => {
    const officer = await signedInAs("sam");
    const [running, far] = ["io-github-modelcontextprotocol-everything", "com-harbour-sse"] as const;
    const [twin, other] = twins as [Subject, Subject];
    const kept = await everywhere(seats, ({ router }) => mustFind(router, other));
    for (const subject of [stdio, sse, twin]) await suspendOne(officer, subject);
    await awaitCount(all.length - 3);
    // A router that has added it knows it by this name.
    expect(await everywhere(seats, ({ router }) => mustFind(router, other))).toEqual(kept);
    await everywhere(seats, async ({ router }) => {
      expect([await nameOf(router, stdio), await nameOf(router, sse)]).toEqual([undefined, undefined]);
      await expect(router.add(far)).rejects.toThrow(far);
      expect(await router.use(running, "echo", { message: "still here" })).toContain("Echo: still here");
      expect(await router.use(far, "ping", { word: "still there" })).toContain("pong still there");
    });
  });

  test("the last one goes too: a notice takes the place of an empty list, which routers would ignore", async () => {
    const officer = await signedInAs("sam");
    for (const subject of [streamable, ...twins.slice(1)]) await suspendOne(officer, subject);
    await awaitCount(0);
    await everywhere(seats, async ({ router }) => expect((await router.search("catalog is empty")).map(({ name }) => name)).toEqual(["registry-notice"]));
  });

  test("a remote that is blocked can be used no longer; programs end with their router", async () => {
    await remotes.stop();
    await everywhere(seats, async ({ router }) => {
      await expect(router.use("com-harbour-sse", "ping", { word: "gone" })).rejects.toThrow();
      const family = await processesBelow(router.pid);
      expect(family.length).toBeGreaterThan(0);
      await router.stop();
      await expect.poll(() => family.filter(({ pid }) => isRunning(pid)), poll).toEqual([]);
    });
  });
});
