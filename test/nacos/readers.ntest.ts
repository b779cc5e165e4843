import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { nacosServerId } from "@/lib/nacos/identity";
import { ENDPOINT_GROUP } from "@/lib/nacos/mapper";
import { adminAs, asAdministrator } from "./real/nacos";
import { remote } from "./servers";

/** Only what these readers look at; Nacos 3.1 writes more (nacos.md §1.1, §1.2). */
const indexSchema = z.object({
  id: z.string(),
  name: z.string(),
  latestPublishedVersion: z.string(),
  versionDetails: z.array(z.object({ version: z.string(), is_latest: z.boolean() })),
});
const remoteSchema = z.object({
  serviceRef: z.object({ namespaceId: z.string(), groupName: z.string(), serviceName: z.string(), transportProtocol: z.string() }),
  exportPath: z.string(),
});
const specificationSchema = z.object({ protocol: z.string(), frontProtocol: z.string(), remoteServerConfig: remoteSchema, toolsDescriptionRef: z.string() });
const toolsSchema = z.object({ tools: z.array(z.object({ name: z.string(), inputSchema: z.object({ properties: z.object({}) }) })) });
const detailSchema = z.object({ data: z.object({ version: z.string(), versionDetail: z.object({ is_latest: z.boolean() }), allVersions: indexSchema.shape.versionDetails, remoteServerConfig: remoteSchema }) });
const listSchema = z.object({ data: z.object({ pageItems: z.array(indexSchema) }) });

const NAME = "harbour";
const VERSION = "2.1.0";
const id = nacosServerId("public", NAME);
const server = remote({ id, name: NAME, version: VERSION });
const service = { groupName: ENDPOINT_GROUP, serviceName: `${NAME}::${VERSION}` };
const at = { address: "mcp.acme.example", port: 443 };
const serviceRef = { namespaceId: "public", ...service, transportProtocol: "https" };

/** What other readers of a Nacos find, in their own words: we are not the only ones it serves. */
describe("a server that our client wrote, as others read it in Nacos", () => {
  const admin = adminAs();
  const config = async (groupName: string, dataId: string): Promise<unknown> => JSON.parse((await admin.readConfig({ groupName, dataId }))?.content ?? "null");

  beforeAll(async () => {
    await admin.ensureService(service);
    await admin.disableHealthCheck(service);
    await admin.registerInstance(service, at);
    // Two versions: an upgrade is what moves the latest one.
    await admin.createServer(remote({ id, name: NAME, version: "2.0.0" }));
    await admin.updateServer(server);
    for (let turn = 0; turn < 50; turn += 1) {
      const seen = await admin.serverById(id);
      if (seen.state === "present" && seen.server.version === VERSION && seen.server.backendEndpoints?.length === 1) return;
      await pause(100);
    }
    throw new Error("the server does not show up");
  });

  afterAll(async () => {
    await admin.deleteServer(id);
    await admin.deregisterInstance(service, at);
  });

  test("Higress: from the index by latestPublishedVersion to the specification, its tools and its service", async () => {
    const [listed] = (await admin.listConfigs("mcp-server-versions", `mcpServerName=${NAME}`)).map(({ dataId }) => dataId);
    expect(listed).toBe(`${id}-mcp-versions.json`);
    const index = indexSchema.parse(await config("mcp-server-versions", `${id}-mcp-versions.json`));
    expect(index).toMatchObject({ id, name: NAME, latestPublishedVersion: VERSION });
    const specification = specificationSchema.parse(await config("mcp-server", `${index.id}-${index.latestPublishedVersion}-mcp-server.json`));
    expect(specification).toMatchObject({ protocol: "mcp-sse", frontProtocol: "mcp-sse", remoteServerConfig: { serviceRef, exportPath: "/sse" } });
    const { tools } = toolsSchema.parse(await config("mcp-tools", specification.toolsDescriptionRef));
    expect(tools.map(({ name }) => name)).toEqual(server.toolSpec?.tools.map(({ name }) => name));
    const { groupName, serviceName } = specification.remoteServerConfig.serviceRef;
    expect(await admin.instances({ groupName, serviceName })).toMatchObject([{ ip: at.address, port: at.port, healthy: true }]);
  });

  test("Spring AI Alibaba: exactly one version is_latest, in list and detail, and the service it refers to", async () => {
    const list = listSchema.parse(await asAdministrator("GET", "/v3/admin/ai/mcp/list", { namespaceId: "public", mcpName: NAME }));
    const details = list.data.pageItems.flatMap(({ versionDetails }) => versionDetails);
    expect(details.filter(({ is_latest }) => is_latest).map(({ version }) => version)).toEqual([VERSION]);
    const { data } = detailSchema.parse(await asAdministrator("GET", "/v3/admin/ai/mcp", { namespaceId: "public", mcpName: NAME }));
    expect(data).toMatchObject({ version: VERSION, versionDetail: { is_latest: true }, remoteServerConfig: { serviceRef, exportPath: "/sse" } });
    expect(data.allVersions.filter(({ is_latest }) => is_latest).map(({ version }) => version)).toEqual([VERSION]);
  });
});
