import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { approve, mintRouterToken, publish, success, suspend, type Session } from "@/test/gatehouse/governance-steps";
import { place, signedInAs } from "./place";
import { type RemoteServers, startRemoteServers } from "./remote-servers";
import { everywhere, MCP_PATH, registries, routerKinds, type Seat, takeSeat } from "./seats";
import { CATALOG, program, remote, type Subject } from "./servers";

const poll = { timeout: 60_000, interval: 500 };
const WORD = "credential-of-a-real-router";
const there = program("com.harbour/there", `In the other catalog, ${WORD}`);
const OTHER = "pier";

describe("the credential of a router", () => {
  let remotes: RemoteServers;
  let here: Subject;
  let seats: Seat[] = [];
  const found = async ({ router }: Seat): Promise<string[]> => (await router.search(WORD)).map(({ name }) => name);
  const mint = async (name: string, catalogs: string[]): Promise<string> =>
    mintRouterToken(await signedInAs("admin"), place().gatehouse.people.pia.email, { name, catalogs });
  async function list({ manifest, tools }: Subject, catalog: string): Promise<void> {
    await publish(place().gatehouse, manifest, tools, catalog);
    await approve(await signedInAs("ada"), manifest, catalog);
  }
  async function revoke(token: string): Promise<void> {
    const [, , id] = token.split("_");
    const answer = await (await signedInAs("admin")).fetch(`/api/v1/tokens/${id}`, { method: "DELETE", headers: { "content-type": "application/json" } });
    expect(answer.status).toBe(204);
  }
  async function takeSeats(password: string, username: string): Promise<void> {
    seats = await Promise.all(routerKinds().map((kind) => takeSeat({ kind, registry: "facade", username, password })));
  }
  beforeAll(async () => {
    remotes = await startRemoteServers();
    here = remote("sse", remotes.port, "com.harbour/here", `In the one catalog, ${WORD}`);
  });
  afterAll(() => remotes?.stop());
  afterEach(async () => {
    await Promise.all(seats.map(({ leave }) => leave()));
    seats = [];
  });

  test("chooses the catalog, and says who pulled what and when", async () => {
    const admin = await signedInAs("admin");
    await success(admin.fetch("/api/v1/catalogs", { method: "POST", body: JSON.stringify({ slug: OTHER, title: "Pier", audience: "token" }) }), z.unknown());
    await list(here, CATALOG);
    await list(there, OTHER);
    const start = new Date().toISOString();
    // The user name asks for the other catalog; the token knows better.
    await takeSeats(await mint("router-of-the-pier", [OTHER]), CATALOG);
    await everywhere(seats, (seat) => expect.poll(() => found(seat), poll).toEqual(["com-harbour-there"]));
    await expect.poll(() => seen(admin, "router-of-the-pier"), poll).toEqual(
      routerKinds().map((kind) => ({ agent: expect.stringMatching(kind === "typescript" ? /^axios\// : /^python-httpx\//), catalog: OTHER, isToday: true })),
    );
    async function seen(viewer: Session, name: string) {
      const { items } = await success(viewer.fetch("/api/v1/routers"), routersSchema);
      const mine = items.filter((router) => router.name === name).sort((a, b) => a.agent.localeCompare(b.agent));
      return mine.map(({ agent, catalog, lastListAt, lastDetailAt }) => ({ agent, catalog, isToday: [lastListAt, lastDetailAt].every((at) => at !== null && at > start) }));
    }
  });

  test("revoked: the router goes on with what it saw last and does not end", async () => {
    const password = await mint("router-to-be-revoked", [CATALOG]);
    await takeSeats(password, CATALOG);
    await everywhere(seats, (seat) => expect.poll(() => found(seat), poll).toEqual(["com-harbour-here"]));
    await revoke(password);
    await everywhere(seats, (seat) => expect.poll(() => seat.count({ path: `${MCP_PATH}/list`, status: 403 }), poll).toBeGreaterThanOrEqual(2));
    await everywhere(seats, async (seat) => {
      expect([seat.router.isAlive(), await found(seat)]).toEqual([true, ["com-harbour-here"]]);
      // The Python router adds from its memory. A suspension reaches that memory, a revoked token does not: end the router.
      if (seat.kind === "python") expect(await seat.router.add("com-harbour-here")).toContain("Approved words about ping.");
      else await expect(seat.router.add("com-harbour-here")).rejects.toThrow("com-harbour-here");
    });
    await suspend(await signedInAs("sam"), here.manifest, "The test is over.", CATALOG);
  });
});

describe("a wrong password", () => {
  test("finds nothing; the TypeScript router ends by itself, here as in Nacos", async () => {
    const cases = registries().flatMap((registry) => routerKinds().map((kind) => ({ registry, kind })));
    await Promise.all(
      cases.map(async ({ registry, kind }) => {
        const username = registry === "nacos" ? (place().nacos?.users.router.username ?? "") : CATALOG;
        const seat = await takeSeat({ kind, registry, username, password: "wrong" }).catch(() => null);
        // It may end before it has shaken hands.
        if (seat === null) return expect(kind).toBe("typescript");
        try {
          await expect.poll(() => seat.count({ path: `${MCP_PATH}/list`, status: 403 }), poll).toBeGreaterThan(0);
          if (kind === "typescript") await expect.poll(() => seat.router.isAlive(), poll).toBe(false);
          else expect([seat.router.isAlive(), await seat.router.search(WORD)]).toEqual([true, []]);
        } finally {
          await seat.leave();
        }
      }),
    );
  });
});

const routersSchema = z.object({
  items: z.array(z.object({ name: z.string().nullable(), agent: z.string(), catalog: z.string(), lastListAt: z.string().nullable(), lastDetailAt: z.string().nullable() })),
});
