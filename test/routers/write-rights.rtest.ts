import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve, publish, type Session, suspend } from "@/test/gatehouse/governance-steps";
import { allSynced, place, setDrift, signedInAs, targetFindings } from "./place";
import { type RemoteServers, startRemoteServers } from "./remote-servers";
import { routerKinds, type Seat, takeSeat } from "./seats";
import { CATALOG, remote, SEARCH_WORD, type Subject } from "./servers";
import { standingInNacos } from "./standing";

/** What docs/NACOS.md advises against: the user that Gatehouse writes with, given to routers. */
describe.skipIf(place().nacos === null)("a router that may write in Nacos", () => {
  let admin: Session;
  let remotes: RemoteServers;
  let servers: Record<Seat["kind"], Subject>;
  let seats: Seat[] = [];
  let approved: unknown;
  const nacosName = ({ manifest }: Subject): string => manifest.name.replace(/[./]/g, "-");
  const standing = async (subject: Subject) => {
    const server = (await standingInNacos()).find((one) => "name" in one && one.name === nacosName(subject));
    if (server === undefined || "state" in server) throw new Error(`${nacosName(subject)} does not stand there`);
    return { version: server.version, versions: server.allVersions?.map(({ version }) => version), tools: server.toolSpec?.tools?.map(({ name, description }) => `${name}: ${description}`) };
  };

  beforeAll(async () => {
    const { gatehouse, nacos } = place();
    admin = await signedInAs("admin");
    remotes = await startRemoteServers();
    servers = { typescript: remote("sse", remotes.port, "com.harbour/writes-over"), python: remote("streamable-http", remotes.port, "com.harbour/writes-anew") };
    const reviewer = await signedInAs("ada");
    for (const { manifest, tools } of Object.values(servers)) {
      await publish(gatehouse, manifest, tools, CATALOG);
      await approve(reviewer, manifest, CATALOG);
    }
    await setDrift(admin, "report");
    await allSynced(admin, 2);
    approved = await Promise.all(Object.values(servers).map(standing));
    const writer = nacos?.users.sync ?? { username: "", password: "" };
    seats = await Promise.all(routerKinds().map((kind) => takeSeat({ kind, registry: "nacos", ...writer })));
  });

  afterAll(async () => {
    await Promise.all(seats.map(({ leave }) => leave()));
    const officer = await signedInAs("sam");
    for (const { manifest } of Object.values(servers)) await suspend(officer, manifest, "The test is over.", CATALOG);
    await remotes?.stop();
  });

  test("writes the live tools over the approved ones, or adds the live version as the latest", async () => {
    for (const { kind, router } of seats) {
      const name = nacosName(servers[kind]);
      await expect.poll(async () => (await router.search(SEARCH_WORD)).map((found) => found.name), { timeout: 60_000, interval: 500 }).toContain(name);
      await router.add(name);
    }
    const live = ["ping: LIVE words about ping", "danger: LIVE and approved by nobody"];
    await expect.poll(() => standing(servers.typescript), { timeout: 45_000, interval: 500 }).toMatchObject({ version: "1.0.0", tools: live });
    if (!routerKinds().includes("python")) return;
    await expect.poll(() => standing(servers.python), { timeout: 45_000, interval: 500 }).toEqual({ version: "9.9.9", versions: ["1.0.0", "9.9.9"], tools: live });
  });

  test("is found out with what it changed, and undone", async () => {
    await setDrift(admin, "repair");
    await expect.poll(() => Promise.all(Object.values(servers).map(standing)), { timeout: 60_000, interval: 500 }).toEqual(approved);
    await allSynced(admin, 2);
    const findings = (await targetFindings(admin)).filter(({ kind }) => kind === "tools_changed");
    expect(findings.map(({ subject }) => subject).sort()).toEqual(seats.map(({ kind }) => servers[kind].manifest.name).sort());
    for (const { evidence } of findings) {
      expect(evidence).toMatchObject({ changes: expect.arrayContaining([expect.objectContaining({ kind: "added", name: "danger" }), expect.objectContaining({ name: "ping" })]) });
    }
  });
});
