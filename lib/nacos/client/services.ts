import { z } from "zod";
import type { EndpointServices, InstanceAddress, ServiceName } from "./admin";
import { parseData, type Caller } from "./caller";
import { isNacosError, NacosError } from "./errors";
import { endpointServiceSchema, serviceInstanceSchema } from "./schema";

const SERVICE = "/v3/admin/ns/service";
const INSTANCE = "/v3/admin/ns/instance";
const CLUSTER = "/v3/admin/ns/cluster";
/** The only cluster of a service; Nacos makes it with the first use. */
const CLUSTER_NAME = "DEFAULT";

export function endpointServices(caller: Caller): EndpointServices {
  const named = ({ groupName, serviceName }: ServiceName): Record<string, string> => ({ namespaceId: caller.namespaceId, groupName, serviceName });
  const addressed = (service: ServiceName, { address, port }: InstanceAddress): Record<string, string> => ({
    ...named(service),
    clusterName: CLUSTER_NAME,
    ip: address,
    port: String(port),
    ephemeral: "false",
  });

  return {
    listServices: async (groupName) => {
      const query = { namespaceId: caller.namespaceId, groupNameParam: groupName };
      const services = await caller.pages({ method: "GET", path: `${SERVICE}/list`, query }, endpointServiceSchema);
      // The parameter matches parts of names.
      return services.filter((service) => service.groupName === groupName);
    },
    ensureService: async (service) => {
      const form = { ...named(service), ephemeral: "false", protectThreshold: "0", metadata: "{}" };
      await caller.data({ method: "POST", path: SERVICE, form }).catch(except("conflict"));
    },
    disableHealthCheck: async (service) => {
      const checker = { checkPort: "80", useInstancePort4Check: "true", healthChecker: JSON.stringify({ type: "NONE" }), metadata: "{}" };
      await caller.data({ method: "PUT", path: CLUSTER, form: { ...named(service), clusterName: CLUSTER_NAME, ...checker } }).catch(notYet);
    },
    registerInstance: async (service, at) => {
      const form = { ...addressed(service, at), healthy: "true", enabled: "true", weight: "1", metadata: "{}" };
      await caller.data({ method: "POST", path: INSTANCE, form }).catch(notYet);
    },
    deregisterInstance: async (service, at) => {
      await caller.data({ method: "DELETE", path: INSTANCE, query: addressed(service, at) }).catch(except("not_found"));
    },
    instances: async (service) => {
      const answer = await caller.data({ method: "GET", path: `${INSTANCE}/list`, query: named(service) }).catch(except("not_found"));
      return answer === null ? [] : parseData(z.array(serviceInstanceSchema), answer);
    },
    deleteService: async (service) => (await caller.data({ method: "DELETE", path: SERVICE, query: named(service) }).catch(except("not_found"))) !== null,
  };
}

/** Turns the outcome that is as good as success into null. */
function except(code: "conflict" | "not_found"): (error: unknown) => null {
  return (error) => {
    if (isNacosError(error, code)) return null;
    throw error;
  };
}

/** The service was made a moment ago, and its write has not reached this node through raft (nacos.md §2.9). */
function notYet(error: unknown): never {
  if (!isNacosError(error, "not_found")) throw error;
  throw new NacosError("not_ready", { message: error.message, status: error.status, nacosCode: error.nacosCode });
}
