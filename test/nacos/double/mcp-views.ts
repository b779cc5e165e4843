import type { McpModel, StoredIndex, StoredSpecification, StoredVersion } from "./mcp-model";
import type { DoubleState } from "./state";

/** HTTP answers hold every key, absent ones as null (28-get-by-id, 16-list-directly-after-create). */
function basics(of: StoredIndex | StoredSpecification): Record<string, unknown> {
  const { id, name, protocol, frontProtocol, description, enabled, status, capabilities } = of;
  const repository = of.repository ? { url: null, source: null, id: null, subfolder: null, ...of.repository } : null;
  return { id, name, protocol, frontProtocol: frontProtocol ?? null, description: description ?? null, repository, enabled, status, capabilities };
}

const fullVersion = ({ version, release_date, is_latest }: StoredVersion): object => ({
  version,
  release_date: release_date ?? null,
  is_latest: is_latest ?? null,
});

export function listItem(index: StoredIndex): Record<string, unknown> {
  const latest = index.versionDetails.find(({ version }) => version === index.latestPublishedVersion);
  return {
    ...basics(index),
    packages: null,
    versionDetail: latest ? fullVersion(latest) : null,
    version: index.latestPublishedVersion,
    remoteServerConfig: null,
    localServerConfig: null,
    latestPublishedVersion: index.latestPublishedVersion,
    versionDetails: index.versionDetails.map(fullVersion),
  };
}

export function detail(state: DoubleState, model: McpModel, namespaceId: string, index: StoredIndex, specification: StoredSpecification): object {
  const { version } = specification.versionDetail;
  const isLatest = (candidate: string): boolean => candidate === index.latestPublishedVersion;
  const remote = specification.remoteServerConfig;
  const tools = specification.toolsDescriptionRef ? model.tools(namespaceId, index.id, version) : undefined;
  return {
    ...basics(specification),
    packages: specification.packages ?? null,
    versionDetail: fullVersion({ ...specification.versionDetail, is_latest: isLatest(version) }),
    version,
    remoteServerConfig: remote ? fullRemote(remote) : null,
    localServerConfig: specification.localServerConfig ?? null,
    backendEndpoints: remote ? endpoints(state, namespaceId, remote) : null,
    frontendEndpoints: remote ? [] : null,
    toolSpec: tools ? fullTools(tools) : null,
    allVersions: index.versionDetails.map((known) => fullVersion({ ...known, is_latest: isLatest(known.version) })),
    namespaceId,
  };
}

type Remote = NonNullable<StoredSpecification["remoteServerConfig"]>;

function fullRemote({ serviceRef, exportPath, frontEndpointConfigList }: Remote): object {
  return {
    serviceRef: serviceRef ? { transportProtocol: null, ...serviceRef } : null,
    exportPath: exportPath ?? null,
    frontEndpointConfigList: frontEndpointConfigList ?? null,
  };
}

/** Healthy instances of the service in the server's own namespace, whatever the reference says (146-get-ref-other-namespace). */
function endpoints(state: DoubleState, namespaceId: string, { serviceRef, exportPath }: Remote): object[] {
  if (!serviceRef) return [];
  const service = state.services.get({ namespaceId, groupName: serviceRef.groupName, serviceName: serviceRef.serviceName });
  const visible = service?.instances.filter(({ healthy, visibleFrom }) => healthy && visibleFrom <= Date.now()) ?? [];
  return visible.map(({ ip, port }) => ({ protocol: serviceRef.transportProtocol ?? null, address: ip, port, path: exportPath ?? null, headers: null }));
}

function fullTools({ tools, toolsMeta, securitySchemes }: { tools: object[]; toolsMeta: object; securitySchemes: unknown[] }): object {
  return {
    specificationType: null,
    encryptData: null,
    tools: tools.map((tool) => ({ description: null, inputSchema: null, ...tool })),
    toolsMeta,
    securitySchemes,
  };
}
