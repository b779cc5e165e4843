import type { NacosServerDetail } from "../schema";

/**
 * A server as the form that creates or updates it (nacos.md §2.2); JSON inside form fields. What Nacos computes itself
 * (dates, capabilities, endpoints) is left out; so are packages, which each generation spells differently and no router reads.
 */
export function serverForm(server: NacosServerDetail, namespaceId: string): Record<string, string> {
  const endpoint = endpointSpecification(server, namespaceId);
  return {
    namespaceId,
    mcpName: server.name,
    serverSpecification: JSON.stringify(serverSpecification(server)),
    // Without it an update deletes the tools (capture 158), which is right exactly when none are approved.
    ...(server.toolSpec && { toolSpecification: JSON.stringify(toolSpecification(server.toolSpec)) }),
    ...(endpoint && { endpointSpecification: JSON.stringify(endpoint) }),
  };
}

function serverSpecification(server: NacosServerDetail): object {
  const { id, name, protocol, frontProtocol, description, repository, version, remoteServerConfig, localServerConfig, enabled, status } = server;
  return {
    id,
    name,
    protocol,
    frontProtocol,
    description,
    repository,
    versionDetail: { version },
    // The service goes into the endpoint specification; Nacos writes the reference itself.
    remoteServerConfig: remoteServerConfig && {
      exportPath: remoteServerConfig.exportPath,
      frontEndpointConfigList: remoteServerConfig.frontEndpointConfigList,
    },
    localServerConfig,
    enabled,
    status,
  };
}

function toolSpecification({ tools, toolsMeta, securitySchemes }: NonNullable<NacosServerDetail["toolSpec"]>): object {
  return { tools, toolsMeta, securitySchemes };
}

/** By REF, always: DIRECT loses its endpoints in a restart and piles them up in updates (nacos.md §1.3). */
function endpointSpecification({ protocol, remoteServerConfig }: NacosServerDetail, namespaceId: string): object | null {
  if (protocol === "stdio") return null;
  const ref = remoteServerConfig?.serviceRef;
  if (!ref) throw new TypeError("A remote server for Nacos needs remoteServerConfig.serviceRef.");
  // Nacos looks for the service in the server's own namespace whatever this says, and refuses a REF without it.
  const data = { namespaceId, groupName: ref.groupName, serviceName: ref.serviceName };
  return { type: "REF", data: { ...data, ...(ref.transportProtocol && { transportProtocol: ref.transportProtocol }) } };
}
