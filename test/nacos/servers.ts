import { ENDPOINT_GROUP } from "@/lib/nacos/mapper";
import type { NacosServerDetail } from "@/lib/nacos/schema";

interface Wanted {
  id: string;
  name: string;
  version: string;
  /** The name of its only tool. */
  tool?: string;
}

/** A server as our mapper makes it, started by a router. */
export function program({ id, name, version, tool = "forecast" }: Wanted): NacosServerDetail {
  const versionDetail = { version, release_date: "2026-11-22T12:00:00Z", is_latest: true };
  return {
    id, name, protocol: "stdio", frontProtocol: "stdio", description: `Forecasts (${version})`, repository: null, packages: null, versionDetail, version,
    remoteServerConfig: null, localServerConfig: { mcpServers: { [name]: { command: "npx", args: ["-y", `weather@${version}`], env: {} } } },
    enabled: true, status: "active", capabilities: ["TOOL"], backendEndpoints: null, frontendEndpoints: null,
    toolSpec: { specificationType: null, encryptData: null, tools: [{ name: tool, description: tool, inputSchema: { type: "object", properties: {} } }], toolsMeta: {}, securitySchemes: [] },
    allVersions: [versionDetail], namespaceId: "public",
  };
}

/** A server as our mapper makes it, reached through its own service. */
export function remote({ port = 443, ...wanted }: Wanted & { port?: number }): NacosServerDetail {
  const { id: _id, localServerConfig: _local, ...rest } = program(wanted);
  const scheme = port === 443 ? "https" : "http";
  const serviceRef = { namespaceId: "public", groupName: ENDPOINT_GROUP, serviceName: `${wanted.name}::${wanted.version}`, transportProtocol: scheme };
  return {
    ...rest, id: wanted.id, localServerConfig: null, protocol: "mcp-sse", frontProtocol: "mcp-sse",
    remoteServerConfig: { serviceRef, exportPath: "/sse", frontEndpointConfigList: null },
    backendEndpoints: [{ protocol: scheme, address: "mcp.acme.example", port, path: "/sse", headers: null }], frontendEndpoints: [],
  };
}
