import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Caller } from "@/lib/access/schema";
import { suspendListing } from "@/lib/catalog/suspension";
import { ENDPOINT_GROUP } from "@/lib/nacos/mapper";
import { NOTICE_NAME } from "@/lib/nacos/name";
import { removeTarget } from "@/lib/nacos/target-removal-service";
import { readTarget } from "@/lib/nacos/target-service";
import { signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { givenCatalog, givenListedVersion } from "@/test/fixtures/listed-version";
import { givenPerson } from "@/test/fixtures/people";
import { demandDriftPass, givenTarget, itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { adminAs, control, nacos } from "./real/nacos";
import { program } from "./servers";

/** Decisions in PostgreSQL, and what stands in a real Nacos. */
useInstallation();

const hand = adminAs();
let admin: Caller;
let slug: string;
let targetId: string;
let count = 0;

beforeAll(async () => {
  admin = signedIn(await givenPerson("Root", ["admin"]));
});

/** A catalog of its own that has `public` for itself, until the test is over. */
async function givenPlace(drift: "report" | "repair" | "enforce"): Promise<void> {
  slug = `sync${process.pid}x${++count}`;
  await givenCatalog(slug);
  const { baseUrl, users } = nacos();
  targetId = await givenTarget(admin, baseUrl, { name: slug, catalog: slug, ...users.sync, drift });
}
afterEach(async () => {
  await removeTarget(admin, targetId);
  for (const { id, name } of await hand.listServers()) if (name.includes(slug) || name === NOTICE_NAME) await hand.deleteServer(id);
});

const server = (word: string) => `com.${slug}/${word}`;
const nacosName = (word: string) => `com-${slug}-${word}`;
const list = (word: string, version = "1.0.0", more = {}) => givenListedVersion({ name: server(word), version, catalog: slug, ...more });
const listRemote = (word: string) => list(word, "1.0.0", { manifest: { packages: [], remotes: [{ type: "sse", url: "https://mcp.acme.example/sse" }] } });
const suspend = (word: string, version = "1.0.0") => suspendListing(admin, slug, { server: server(word), version }, "stolen key");
const standing = async () => (await hand.listServers()).filter(({ name }) => name.includes(slug)).map(({ name, latestPublishedVersion }) => `${name} ${latestPublishedVersion}`).sort();
const states = async () => [...new Set(Object.values(await itemsOf(targetId)))];

describe("what a catalog lists, in a real Nacos", () => {
  test("150 servers stand there, each by id, name and list, and go when they are suspended", async () => {
    await givenPlace("report");
    const words = Array.from({ length: 150 }, (_, index) => `s${String(index).padStart(3, "0")}`);
    for (const word of words) await list(word);
    await syncUntilDone(targetId, undefined, 60);
    expect([await states(), await standing()]).toEqual([["synced"], words.map((word) => `${nacosName(word)} 1.0.0`)]);
    for (const word of words.slice(0, 100)) await suspend(word);
    await syncUntilDone(targetId, undefined, 60);
    expect(await standing()).toEqual(words.slice(100).map((word) => `${nacosName(word)} 1.0.0`));
  }, 400_000);

  test("edits by hand, deletions and strangers are undone where nothing else may stand", async () => {
    await givenPlace("enforce");
    for (const word of ["a", "b"]) await list(word);
    await listRemote("far");
    await syncUntilDone(targetId);
    const [a, b] = [await hand.findListed(nacosName("a")), await hand.findListed(nacosName("b"))];
    await hand.updateServer(program({ id: a?.id ?? "", name: nacosName("a"), version: "9.9.9", tool: "rug" }));
    await hand.deleteServer(b?.id ?? "");
    await hand.createServer(program({ id: `44444444-4444-4444-8444-${String(process.pid).padStart(12, "0")}`, name: `${slug}-stranger`, version: "1.0.0" }));
    const service = { groupName: ENDPOINT_GROUP, serviceName: `${nacosName("far")}::1.0.0` };
    await hand.registerInstance(service, { address: "198.51.100.9", port: 443 });
    // Nacos shows a write of its naming service up to two seconds later.
    await vi.waitFor(async () => expect(await hand.instances(service)).toHaveLength(2), { timeout: 45_000, interval: 100 });
    await demandDriftPass(targetId);
    await syncUntilDone(targetId);
    expect([await states(), await standing()]).toEqual([["synced"], ["a", "b", "far"].map((word) => `${nacosName(word)} 1.0.0`)]);
    const far = await hand.serverByName(nacosName("far"));
    expect(far).toMatchObject({ state: "present", server: { backendEndpoints: [{ address: "mcp.acme.example", port: 443 }] } });
  }, 120_000);

  test("what was decided while Nacos was killed stands there when it is back, and remotes are reachable", async () => {
    await givenPlace("repair");
    await list("a");
    await listRemote("far");
    await syncUntilDone(targetId);
    await control("kill");
    try {
      await list("b");
      await suspend("a");
      await syncUntilDone(targetId, undefined, 4);
      expect([(await readTarget(admin.viewer, targetId)).trouble?.reason, await states()]).toEqual([expect.any(String), ["pending", "synced"]]);
    } finally {
      await control("start");
    }
    await demandDriftPass(targetId);
    await syncUntilDone(targetId, undefined, 60);
    expect([await states(), await standing()]).toEqual([["synced"], [`${nacosName("b")} 1.0.0`, `${nacosName("far")} 1.0.0`]]);
    expect(await hand.serverByName(nacosName("far"))).toMatchObject({ state: "present", server: { backendEndpoints: [{ address: "mcp.acme.example" }] } });
  }, 400_000);
});
