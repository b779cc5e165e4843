import { buildTargets } from "@/lib/install/targets";
import type { Manifest } from "@/lib/manifest/schema";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import { routerDescription } from "./description";
import { localServer } from "./local-server";
import { chooseRouterTarget, type RouterEndpoint } from "./router-target";
import type { NacosListItem, NacosServerDetail } from "./schema";
import { capabilities, toolSpecification } from "./tool-specification";

/** The group in which Nacos keeps the endpoint services of MCP servers (nacos.md §1.1). */
export const ENDPOINT_GROUP = "mcp-endpoints";

export interface NacosMappingInput {
  manifest: Manifest;
  /** The approved tool surface, `null` when none was declared or captured. */
  surface: ToolSurface | null;
  /** From `nameMap`; also the key inside `localServerConfig.mcpServers`. */
  name: string;
  /** From `nacosServerId`. */
  id: string;
  namespaceId: string;
  /** When the version was listed. */
  releasedAt: Date;
  enabled: boolean;
  status: "active" | "deprecated";
}

/** Why a listed version cannot be given to Nacos; it is left out there and told in the console. */
export interface NacosRefusal {
  refused: "version_not_servable" | "no_targets" | "targets_unsupported";
  sentence: string;
}

/**
 * An approved version as a Nacos server with its full key set (nacos.md §1.2), or a named refusal. It never gives an
 * entry that Nacos would list but not serve, or that would break a router: one such entry ends the TypeScript router
 * at its start (§3.2, facts 3 and 10). Exactly one version per server (§7.3).
 */
export function toNacosServer(input: NacosMappingInput): NacosServerDetail | NacosRefusal {
  const { manifest, name } = input;
  if (!isServableVersion(manifest.version)) {
    return refusal("version_not_servable", `Nacos lists but never serves a version with other characters than letters, digits and "-_:.", such as "${manifest.version}".`);
  }
  const { targets, inputs } = buildTargets(manifest);
  if (targets.length === 0) return refusal("no_targets", "The manifest names neither a package nor a remote.");
  const choice = chooseRouterTarget(targets, inputs);
  if (!choice) {
    return refusal("targets_unsupported", "None of its packages and remotes can be started or reached by a router: only npm, PyPI, container and NuGet packages over stdio, and remotes with a fixed URL, https on port 443.");
  }
  if (choice.kind === "remote") return serverDetail(input, remoteParts(input, choice.endpoint));
  return serverDetail(input, {
    protocol: "stdio",
    remoteServerConfig: null,
    localServerConfig: { mcpServers: { [name]: localServer(choice.target, inputs) } },
    backendEndpoints: null,
    frontendEndpoints: null,
  });
}

/** The same server as it appears in a list: without configuration, endpoints and tools. */
export function toNacosListItem(detail: NacosServerDetail): NacosListItem {
  return {
    id: detail.id,
    name: detail.name,
    protocol: detail.protocol,
    frontProtocol: detail.frontProtocol,
    description: detail.description,
    repository: detail.repository,
    packages: detail.packages,
    versionDetail: detail.versionDetail,
    version: detail.version,
    remoteServerConfig: null,
    localServerConfig: null,
    enabled: detail.enabled,
    status: detail.status,
    capabilities: detail.capabilities,
    latestPublishedVersion: detail.version,
    versionDetails: detail.allVersions,
  };
}

type ProtocolParts = Pick<
  NacosServerDetail,
  "protocol" | "remoteServerConfig" | "localServerConfig" | "backendEndpoints" | "frontendEndpoints"
>;

function serverDetail(input: NacosMappingInput, parts: ProtocolParts): NacosServerDetail {
  const { manifest, surface } = input;
  const versionDetail = { version: manifest.version, release_date: nacosTime(input.releasedAt), is_latest: true };
  return {
    id: input.id,
    name: input.name,
    protocol: parts.protocol,
    frontProtocol: parts.protocol,
    description: routerDescription(manifest, surface?.tools ?? []),
    repository: repositoryOf(manifest),
    // Neither router reads packages, and each generation of Nacos spells them differently (nacos.md §1.2).
    packages: null,
    versionDetail,
    version: manifest.version,
    remoteServerConfig: parts.remoteServerConfig,
    localServerConfig: parts.localServerConfig,
    enabled: input.enabled,
    status: input.status,
    capabilities: capabilities(surface),
    backendEndpoints: parts.backendEndpoints,
    frontendEndpoints: parts.frontendEndpoints,
    toolSpec: toolSpecification(surface),
    allVersions: [versionDetail],
    namespaceId: input.namespaceId,
  };
}

function remoteParts({ name, namespaceId, manifest }: NacosMappingInput, endpoint: RouterEndpoint): ProtocolParts {
  const { protocol, scheme, address, port, exportPath } = endpoint;
  const serviceName = `${name}::${manifest.version}`;
  return {
    protocol,
    remoteServerConfig: {
      serviceRef: { namespaceId, groupName: ENDPOINT_GROUP, serviceName, transportProtocol: scheme },
      exportPath,
      frontEndpointConfigList: null,
    },
    localServerConfig: null,
    backendEndpoints: [{ protocol: scheme, address, port, path: exportPath, headers: null }],
    frontendEndpoints: [],
  };
}

function repositoryOf({ repository }: Manifest): NacosServerDetail["repository"] {
  if (!repository) return null;
  const { url = null, source = null, id = null, subfolder = null } = repository;
  return { url, source, id, subfolder };
}

/** Nacos writes times in whole seconds. */
function nacosTime(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Nacos builds dataIds from the version: `[a-zA-Z0-9-_:.]`, 255 characters with id and suffix (nacos.md §1.3). */
function isServableVersion(version: string): boolean {
  return /^[0-9A-Za-z_:.-]{1,190}$/.test(version);
}

function refusal(refused: NacosRefusal["refused"], sentence: string): NacosRefusal {
  return { refused, sentence };
}
