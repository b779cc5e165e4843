import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "@/lib/access/schema";
import { suspendListing } from "@/lib/catalog/suspension";
import { signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { givenCatalog, givenListedVersion } from "@/test/fixtures/listed-version";
import { givenPerson } from "@/test/fixtures/people";
import { givenTarget, itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { type NacosDouble, startNacosDouble, SYNC_USER } from "@/test/nacos/double/start";
import { interrupted } from "@/test/nacos/model";
import { createNacosAdmin } from "./client/create";
import { NOTICE_NAME } from "./name";
import { syncTarget } from "./sync";
import { connectTarget } from "./connect";
import { LeaseLost } from "./sync-repository";

/** A writer that is killed at any of its writes: the next one, whoever it is, brings the server to the same end. */
useInstallation();

let nacos: NacosDouble;
let admin: Caller;
let count = 0;
const SURFACE = { tools: [{ name: "forecast", description: "Forecast", inputSchema: { type: "object", properties: {} } }], prompts: [], resources: [] };

interface Place {
  slug: string;
  server: string;
  targetId: string;
}
interface Story {
  /** What was decided, and stands there already. */
  before(place: Place, isRemote: boolean): Promise<unknown>;
  /** What is decided then. */
  then(place: Place, isRemote: boolean): Promise<unknown>;
  version: string | null;
}

beforeAll(async () => {
  admin = signedIn(await givenPerson("Root", ["admin"]));
});
afterAll(() => nacos.stop());

const list = ({ slug, server }: Place, version: string, isRemote: boolean) =>
  givenListedVersion({ name: server, version, catalog: slug, surface: SURFACE, ...(isRemote && { manifest: { packages: [], remotes: [{ type: "sse", url: `https://v${version[0]}.acme.example/sse` }] } }) });
const suspend = ({ slug, server }: Place, version: string) => suspendListing(admin, slug, { server, version }, "stolen key");

const STORIES: Record<string, Story> = {
  create: { before: async () => undefined, then: (place, isRemote) => list(place, "1.0.0", isRemote), version: "1.0.0" },
  upgrade: { before: (place, isRemote) => list(place, "1.0.0", isRemote), then: (place, isRemote) => list(place, "2.0.0", isRemote), version: "2.0.0" },
  rollback: {
    before: async (place, isRemote) => {
      await list(place, "1.0.0", isRemote);
      await list(place, "2.0.0", isRemote);
    },
    then: (place) => suspend(place, "2.0.0"),
    version: "1.0.0",
  },
  delete: { before: (place, isRemote) => list(place, "1.0.0", isRemote), then: (place) => suspend(place, "1.0.0"), version: null },
};

async function givenPlace(): Promise<Place> {
  const slug = `crash-${++count}`;
  await givenCatalog(slug);
  const targetId = await givenTarget(admin, nacos.baseUrl, { name: slug, catalog: slug, namespaceId: slug });
  return { slug, server: `com.${slug}/weather`, targetId };
}

/** Runs a story with a writer that dies at its `at`-th write. True when it died. */
async function died({ targetId }: Place, at: number, when: "before" | "after"): Promise<boolean> {
  let isDead = false;
  const die = (): never => {
    isDead = true;
    // Nothing is written down after it, as after kill -9; and the lease ends.
    throw new LeaseLost("killed");
  };
  await syncTarget(targetId, { writesPerSecond: 1000, connect: async (target) => interrupted(await connectTarget(target), at, when, die) });
  return isDead;
}

/** Everything a reader may see of the server. */
async function seen({ slug, server }: Place) {
  const reader = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: slug, credentials: SYNC_USER });
  const name = server.replace(/[./]/g, "-");
  const byName = await reader.serverByName(name);
  const all = (await reader.listServers()).filter((entry) => entry.name !== NOTICE_NAME);
  const services = (await reader.listServices("mcp-endpoints")).filter((service) => service.name.startsWith(name));
  if (byName.state !== "present") return { state: byName.state, listed: all.length, services: services.map((service) => service.name) };
  const { version, toolSpec, backendEndpoints, id } = byName.server;
  const byId = await reader.serverById(id);
  return {
    state: "present", version, byId: byId.state, listed: all.map((entry) => entry.latestPublishedVersion), tools: toolSpec?.tools.map((tool) => tool.name),
    endpoints: (backendEndpoints ?? []).map(({ address, port }) => `${address}:${port}`), services: services.map((service) => service.name.split("::")[1] ?? "").sort(),
  };
}

describe.each(["3.1.0", "3.2.3"])("on Nacos %s, killed at every write", (version) => {
  beforeAll(async () => {
    nacos = await startNacosDouble(version);
  });

  // An old Nacos cannot delete one version, so the approved one before stays, and with it what it is reached by.
  const kept = (name: string) => (name === "upgrade" && version === "3.1.0" ? ["1.0.0"] : []);
  const cases = Object.keys(STORIES).flatMap((story) => [true, false].map((isRemote) => [`${story} of a ${isRemote ? "remote" : "program"}`, story, isRemote] as const));
  it.each(version === "3.1.0" ? cases : cases.filter(([, name]) => name === "upgrade" || name === "rollback"))("%s comes to its end", async (_name, name, isRemote) => {
    const story = STORIES[name] as Story;
    for (const when of ["before", "after"] as const) {
      for (let at = 0, isOver = false; !isOver; at += 1) {
        const place = await givenPlace();
        await story.before(place, isRemote);
        await syncUntilDone(place.targetId);
        await story.then(place, isRemote);
        isOver = !(await died(place, at, when));
        await syncUntilDone(place.targetId);
        const expected = story.version === null
          ? { state: "absent", listed: 0, services: [] }
          : { state: "present", version: story.version, byId: "present", listed: [story.version], tools: ["forecast"], endpoints: isRemote ? [`v${story.version[0]}.acme.example:443`] : [], services: isRemote ? [...kept(name), story.version] : [] };
        expect({ at, when, ...(await seen(place)) }).toEqual({ at, when, ...expected });
        expect(await itemsOf(place.targetId)).toEqual(story.version === null ? {} : { [place.server]: "synced" });
        expect(at).toBeLessThan(20);
        expect(isOver && at === 0).toBe(false);
      }
    }
  });
});
