import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Crash, dyingAt, ModelNacos, NEW, OLD } from "@/test/nacos/model";
import { serverHash } from "./canonical";
import type { NacosAdmin, NacosCapabilities } from "./client/admin";
import { converge } from "./converge";
import type { DesiredState } from "./desired";
import { nacosServerId } from "./identity";
import type { NacosServerDetail } from "./schema";
import { program, remote } from "@/test/nacos/servers";
import { ServiceDirectory } from "./service-directory";

const NAME = "com-acme-weather";
const ID = nacosServerId("public", "com.acme/weather");

const versionArb = fc.constantFrom("1.0.0", "1.1.0", "2.0.0-rc.1");
const serverArb: fc.Arbitrary<NacosServerDetail> = fc
  .record({ version: versionArb, isRemote: fc.boolean(), port: fc.constantFrom(443, 8080), tool: fc.constantFrom("a", "b") })
  .map(({ version, isRemote, port, tool }) => (isRemote ? remote({ id: ID, name: NAME, version, port, tool }) : program({ id: ID, name: NAME, version, tool })));
const desiredArb: fc.Arbitrary<DesiredState> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(serverArb, fc.subarray(["1.0.0", "1.1.0"])).map(([server, approved]): DesiredState => ({ state: "present", server, approved: [...approved, server.version ?? ""] })) },
  { weight: 1, arbitrary: fc.constant<DesiredState>({ state: "absent", id: ID, name: NAME, refusal: null }) },
);

type Edit = (nacos: ModelNacos) => void;
/** What hands, routers and restarts do to a server of ours. */
const editArb: fc.Arbitrary<Edit> = fc.oneof(
  serverArb.map((server): Edit => (nacos) => void nacos.updateServer(server).catch(() => undefined)),
  fc.constant<Edit>((nacos) => void nacos.updateServer(program({ id: ID, name: NAME, version: "9.9.9", tool: "rug" })).catch(() => undefined)),
  fc.constant<Edit>((nacos) => void nacos.servers.delete(ID)),
  fc.constant<Edit>((nacos) => void Object.assign(nacos.servers.get(ID) ?? {}, { enabled: false })),
  fc.constant<Edit>((nacos) => void Object.assign(nacos.servers.get(ID) ?? {}, { name: "renamed-by-hand" })),
  fc.constant<Edit>((nacos) => void nacos.orphans.add(`${ID}-1.0.0`)),
  fc.constant<Edit>((nacos) => nacos.endpoints.forEach((at) => at.forEach((_, key) => at.set(key, false)))),
  fc.constant<Edit>((nacos) => nacos.endpoints.forEach((at) => at.set("198.51.100.9:99", true))),
  fc.constant<Edit>((nacos) => nacos.endpoints.clear()),
);

async function run(admin: NacosAdmin, capabilities: NacosCapabilities, desired: DesiredState) {
  return converge(desired, {
    admin, capabilities, services: new ServiceDirectory(admin), replaceForeign: false, onlyRemovals: false,
    sleep: async () => undefined, beforeStep: async () => undefined, afterStep: async () => undefined,
  });
}

/** What a reader of any kind finds. */
async function seen(nacos: ModelNacos, desired: DesiredState) {
  const byId = await nacos.serverById(ID);
  const byName = await nacos.serverByName(NAME);
  const listed = await nacos.findListed(NAME);
  if (desired.state === "absent") return { byId: byId.state, byName: byName.state, listed, services: [...nacos.endpoints.keys()] };
  const hash = (state: typeof byId) => (state.state === "present" ? serverHash(state.server) : state.state);
  return { byId: hash(byId), byName: hash(byName), listed: listed?.latestPublishedVersion, enabled: listed?.enabled };
}

async function expectConverged(nacos: ModelNacos, desired: DesiredState) {
  const wanted = desired.state === "absent"
    ? { byId: "absent", byName: "absent", listed: null, services: [] }
    : { byId: serverHash(desired.server), byName: serverHash(desired.server), listed: desired.server.version, enabled: true };
  expect(await seen(nacos, desired)).toEqual(wanted);
  const versions = [...(nacos.servers.get(ID)?.versions.keys() ?? [])];
  if (desired.state === "present") expect(versions.filter((version) => !desired.approved.includes(version))).toEqual([]);
  expect([...nacos.endpoints.keys()].filter((service) => !versions.includes(service.split("::")[1] ?? ""))).toEqual([]);
}

describe.each([["before 3.2.3", OLD], ["from 3.2.3 on", NEW]])("on a Nacos %s", (_generation, capabilities) => {
  it("what is decided stands there exactly, whatever it was before, whoever edits it, wherever the writer dies", async () => {
    const history = fc.array(fc.record({
      edits: fc.array(editArb, { maxLength: 2 }), desired: desiredArb, dies: fc.nat(12), when: fc.constantFrom("before" as const, "after" as const, "within" as const),
    }), { minLength: 1, maxLength: 5 });
    await fc.assert(fc.asyncProperty(history, async (steps) => {
      const nacos = new ModelNacos(capabilities);
      for (const { edits, desired, dies, when } of steps) {
        edits.forEach((edit) => edit(nacos));
        await run(dyingAt(nacos, dies, when), capabilities, desired).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        expect((await run(nacos, capabilities, desired)).kind).toBe("settled");
        await expectConverged(nacos, desired);
      }
    }), { numRuns: 150 });
  }, 60_000);

  it("once it stands there, nothing is written again", async () => {
    await fc.assert(fc.asyncProperty(desiredArb, desiredArb, async (first, second) => {
      const nacos = new ModelNacos(capabilities);
      await run(nacos, capabilities, first);
      await run(nacos, capabilities, second);
      await expect(run(dyingAt(nacos, 0, "before"), capabilities, second)).resolves.toMatchObject({ kind: "settled", written: false });
    }));
  });
});
