/** What a target costs and how fast it is, beside a Nacos that is written to without us. */
import { setTimeout as pause } from "node:timers/promises";
import type { NacosAdmin } from "@/lib/nacos/client/admin";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import { nacosServerId } from "@/lib/nacos/identity";
import { nacosName } from "@/lib/nacos/name";
import { type Target, targetSchema } from "@/lib/nacos/target-schema";
import type { RunningGatehouse } from "@/test/gatehouse/start";
import type { NacosFacts } from "@/test/nacos/real/start";
import { program } from "@/test/nacos/servers";
import { approve, json, percentile, post, suspend } from "./decisions";

export interface Place {
  gatehouse: RunningGatehouse;
  nacos: NacosFacts;
}

const NAMESPACE = "public";
const ASK_EVERY_MS = 10;
let created = 0;

const seconds = (began: number): number => Math.round((performance.now() - began) / 10) / 100;

/** As an administrator by token: the whole API without a person. */
async function call(to: RunningGatehouse, route: string, init: RequestInit = {}): Promise<Target> {
  const headers = { authorization: `Bearer ${to.bootstrapToken}`, "content-type": "application/json" };
  return targetSchema.parse(await json(fetch(`${to.baseUrl}/api/v1/targets${route}`, { ...init, headers })));
}

async function until(holds: () => Promise<boolean>, everyMs: number): Promise<void> {
  while (!(await holds())) await pause(everyMs);
}

/** Creates by our client and nothing else, in a namespace of their own. Programs without endpoints: the cheapest there are. */
export async function createsPerSecond({ baseUrl, users }: NacosFacts, count: number, atOnce: number): Promise<number> {
  const namespaceId = "bench-raw";
  const admin = createNacosAdmin({ baseUrls: [baseUrl], namespaceId, credentials: users.admin });
  let left = count;
  const began = performance.now();
  const writer = async () => {
    while (left-- > 0) {
      const name = `raw-${++created}`;
      await admin.createServer({ ...program({ id: nacosServerId(namespaceId, name), name, version: "1.0.0" }), namespaceId });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, writer));
  return Math.round((count / seconds(began)) * 10) / 10;
}

/** From the creation of a target to all of its catalog standing there, verified. */
export async function fullSync({ gatehouse, nacos }: Place) {
  const began = performance.now();
  const { id } = await call(gatehouse, "", post({ name: "bench", url: nacos.baseUrl, ...nacos.users.sync }));
  let target = await call(gatehouse, `/${id}`);
  await until(async () => {
    target = await call(gatehouse, `/${id}`);
    return target.servers.pending === 0 && target.driftCheckedAt !== null;
  }, 250);
  const { synced, refused } = target.servers;
  const elapsed = seconds(began);
  return { targetId: id, seconds: elapsed, synced, refused, perSecond: Math.round(((synced ?? 0) / elapsed) * 10) / 10 };
}

/** Everything there is looked at once more; nothing differs. */
export async function driftPass({ gatehouse }: Place, targetId: string) {
  const { driftCheckedAt } = await call(gatehouse, `/${targetId}`);
  const began = performance.now();
  await call(gatehouse, `/${targetId}/check`, post({}));
  let target = await call(gatehouse, `/${targetId}`);
  await until(async () => {
    target = await call(gatehouse, `/${targetId}`);
    return target.driftCheckedAt !== driftCheckedAt;
  }, 100);
  const elapsed = seconds(began);
  const servers = Object.values(target.servers).reduce((sum, count) => sum + count, 0);
  return { seconds: elapsed, servers, perSecond: Math.round(servers / elapsed), findings: target.findings };
}

interface Seen {
  id: number;
  name: number;
  list: number;
}

/** Milliseconds from now until a server is there, or gone, by id, by name and in the list. */
async function untilSeen(admin: NacosAdmin, serverName: string, expected: "present" | "absent"): Promise<Seen> {
  const began = performance.now();
  const since = async (isThere: () => Promise<boolean>) => {
    await until(async () => (await isThere()) === (expected === "present"), ASK_EVERY_MS);
    return performance.now() - began;
  };
  const name = nacosName(serverName);
  const id = await since(async () => (await admin.serverById(nacosServerId(NAMESPACE, serverName))).state === "present");
  const byName = await since(async () => (await admin.serverByName(name)).state === "present");
  return { id, name: byName, list: await since(async () => (await admin.findListed(name)) !== null) };
}

function told(times: readonly Seen[]) {
  const of = (way: keyof Seen) => ({ p50: percentile(times.map((seen) => seen[way]), 0.5), p95: percentile(times.map((seen) => seen[way]), 0.95) });
  return { byId: of("id"), byName: of("name"), inList: of("list") };
}

/** Approvals and suspensions one after another, each counted from its answer. The whole catalog stands there meanwhile. */
export async function decisions({ gatehouse, nacos }: Place, count: number) {
  const { ada, sam } = gatehouse.people;
  const [reviewer, security] = [await gatehouse.signIn(ada.email, ada.password), await gatehouse.signIn(sam.email, sam.password)];
  const admin = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: NAMESPACE, credentials: nacos.users.router });
  const [visible, gone]: [Seen[], Seen[]] = [[], []];
  for (let number = 0; number < count; number += 1) {
    const manifest = await approve(gatehouse, reviewer, `com.example/measured-${number}`);
    visible.push(await untilSeen(admin, manifest.name, "present"));
    await suspend(security, manifest);
    gone.push(await untilSeen(admin, manifest.name, "absent"));
  }
  return { count, approved: told(visible), suspended: told(gone) };
}
