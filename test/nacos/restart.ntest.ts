import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NacosAdmin } from "@/lib/nacos/client/admin";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import { nacosServerId } from "@/lib/nacos/identity";
import { ENDPOINT_GROUP } from "@/lib/nacos/mapper";
import { adminAs, control, nacos } from "./real/nacos";
import { remote } from "./servers";

const NAME = "lighthouse";
const id = nacosServerId("public", NAME);
const server = remote({ id, name: NAME, version: "1.0.0" });
const service = { groupName: ENDPOINT_GROUP, serviceName: `${NAME}::1.0.0` };
const at = { address: "mcp.acme.example", port: 443 };

async function endpointsOf(admin: NacosAdmin): Promise<unknown> {
  for (let turn = 0; ; turn += 1) {
    const seen = await admin.serverById(id);
    const endpoints = seen.state === "present" ? seen.server.backendEndpoints : null;
    if ((endpoints?.length ?? 0) > 0 || turn === 100) return endpoints;
    await pause(100);
  }
}

describe("a Nacos that goes away and comes back", () => {
  const admin = adminAs();
  beforeAll(async () => {
    await admin.ensureService(service);
    await admin.disableHealthCheck(service);
    await admin.registerInstance(service, at);
    await admin.createServer(server);
    await endpointsOf(admin);
  });
  afterAll(async () => {
    await admin.deleteServer(id);
    await admin.deregisterInstance(service, at);
  });

  test.each(["stop", "kill"] as const)("after %s: unavailable while it is away, then the same server with its endpoint, by the same client", async (how) => {
    await control(how);
    try {
      const away: unknown = await admin.updateServer(server).catch((error: unknown) => error);
      expect(away).toMatchObject({ code: "unavailable", mayHaveHappened: false });
    } finally {
      await control("start");
    }
    expect(await endpointsOf(admin)).toEqual(server.backendEndpoints);
    expect(await admin.instances(service)).toMatchObject([{ ip: at.address, port: at.port, healthy: true }]);
  }, 240_000);

  test("another address of the same Nacos takes over while the first one does not answer", async () => {
    const { baseUrl, users } = nacos();
    const client = createNacosAdmin({ baseUrls: ["http://127.0.0.1:1/nacos", baseUrl], namespaceId: "public", credentials: users.sync });
    expect(await client.findListed(NAME)).toMatchObject({ id });
  });
});
