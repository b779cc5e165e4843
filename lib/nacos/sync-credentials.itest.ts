import { describe, expect, it } from "vitest";
import { useInstallation } from "@/test/fixtures/installation";
import { useNacosPlace } from "@/test/fixtures/nacos-place";
import { itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { ROUTER_USER, SYNC_USER } from "@/test/nacos/double/start";
import type { NacosAdmin } from "./client/admin";
import { patchTarget, readTarget } from "./target-service";

/** Users whose token, password, rights or existence end while a target is written to. */
useInstallation();

const place = useNacosPlace();
const { list, standing, suspend } = place;

/** The client of a run to which something happens just before its first create. */
const struckBy = (blow: () => void) => (client: NacosAdmin): NacosAdmin =>
  new Proxy(client, {
    get(admin, name) {
      const member: unknown = Reflect.get(admin, name);
      if (name !== "createServer") return member;
      return (wanted: Parameters<NacosAdmin["createServer"]>[0]) => {
        blow();
        blow = () => undefined;
        return admin.createServer(wanted);
      };
    },
  });
const giveBack = () => {
  place.nacos.users.set(SYNC_USER.username, SYNC_USER.password, "rw");
};

describe("in the middle of a sync", () => {
  it("a token that expires costs nothing: a new one is fetched", async () => {
    for (const word of ["a", "b", "c"]) await list(word);
    const id = await place.target();
    await syncUntilDone(id, struckBy(() => place.nacos.users.expireTokens()));
    expect([await standing(), (await readTarget(place.admin.viewer, id)).trouble]).toEqual([["a 1.0.0", "b 1.0.0", "c 1.0.0"], null]);
  });

  const blows: [string, string, () => void][] = [
    ["a password that is changed", "credentials", () => { place.nacos.users.set(SYNC_USER.username, "another one", "rw"); place.nacos.users.expireTokens(); }],
    ["a user that is deleted", "credentials", () => place.nacos.users.delete(SYNC_USER.username)],
    ["a user that may only read from now on", "rights", () => place.nacos.users.set(SYNC_USER.username, SYNC_USER.password, "r")],
  ];
  it.each(blows)("%s is said as such, and nothing is lost", async (_case, code, blow) => {
    for (const word of ["a", "b", "c"]) await list(word);
    const id = await place.target();
    await syncUntilDone(id, struckBy(blow), 4);
    const target = await readTarget(place.admin.viewer, id);
    expect([target.trouble?.code, (target.servers.pending ?? 0) + (target.servers.failed ?? 0) > 0]).toEqual([code, true]);
    await list("d");
    await suspend("a");
    expect((await readTarget(place.admin.viewer, id)).waitingRemovals).toBe(1);
    giveBack();
    // As operators do once it works again; without them it is tried again within a minute.
    await patchTarget(place.admin, id, { password: SYNC_USER.password });
    await syncUntilDone(id);
    expect([await standing(), (await readTarget(place.admin.viewer, id)).trouble]).toEqual([["b 1.0.0", "c 1.0.0", "d 1.0.0"], null]);
    expect(Object.values(await itemsOf(id))).toEqual(["synced", "synced", "synced"]);
  });
});

it("a user that may only read is told apart from one that is not known", async () => {
  await list("a");
  const reader = await place.target({ ...ROUTER_USER, name: `${place.slug}-reader` });
  const nobody = await place.target({ username: "nobody", password: "x", name: `${place.slug}-nobody`, namespaceId: `${place.slug}-2` });
  for (const id of [reader, nobody]) await syncUntilDone(id, undefined, 2);
  const codeOf = async (id: string) => (await readTarget(place.admin.viewer, id)).trouble?.code;
  expect([await codeOf(reader), await codeOf(nobody)]).toEqual(["rights", "credentials"]);
});
