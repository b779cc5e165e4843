import { nacosServerId } from "./identity";
import { NOTICE_NAME as NAME } from "./name";
import type { NacosServerDetail } from "./schema";

/**
 * The harmless entry of an empty catalog (nacos.md §3.3): both routers ignore an empty list and would keep showing what
 * is no longer approved. Its program ends at once. No server has this Nacos name (lib/nacos/name).
 */
export function registryNotice(namespaceId: string): NacosServerDetail {
  const versionDetail = { version: "1.0.0", release_date: "2026-01-01T00:00:00Z", is_latest: true };
  return {
    id: nacosServerId(namespaceId, NAME),
    name: NAME,
    protocol: "stdio",
    frontProtocol: "stdio",
    description: "No approved servers: this catalog is empty at the moment. There is nothing to install here.",
    repository: null,
    packages: null,
    versionDetail,
    version: versionDetail.version,
    remoteServerConfig: null,
    localServerConfig: { mcpServers: { [NAME]: { command: "node", args: ["-e", "process.exit(1)"], env: {} } } },
    enabled: true,
    status: "active",
    capabilities: [],
    backendEndpoints: null,
    frontendEndpoints: null,
    toolSpec: null,
    allVersions: [versionDetail],
    namespaceId,
  };
}
