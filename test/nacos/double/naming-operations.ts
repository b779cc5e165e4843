import { refusal, success, type DoubleAnswer } from "./answers";
import { page } from "./page";
import type { DoubleRequest } from "./request";
import { register, type Service, type ServiceKey } from "./service-store";
import type { DoubleState } from "./state";

const keyOf = (parameters: Readonly<Record<string, string>>): ServiceKey => ({
  namespaceId: parameters["namespaceId"] || "public",
  groupName: parameters["groupName"] || "DEFAULT_GROUP",
  serviceName: parameters["serviceName"] ?? "",
});
const fullName = ({ groupName, serviceName }: ServiceKey): string => `${groupName}@@${serviceName}`;

/** Codes 21007–21009 were seen on 3.1.0 while this was written; they have no capture. */
export function serviceOperation(state: DoubleState, { method, parameters }: DoubleRequest): DoubleAnswer {
  const key = keyOf(parameters);
  const service = state.services.get(key);
  if (method === "POST") {
    if (service) throw refusal(400, 21007, `specified service ${fullName(key)} already exists!`);
    state.services.add(key);
    return success("ok");
  }
  if (!service) throw refusal(400, 21008, `service ${fullName(key)} not found!`);
  if (service.instances.length > 0) throw refusal(400, 21009, `Service ${fullName(key)} is not empty, can't be delete. Please unregister instance first`);
  state.services.delete(key);
  return success("ok");
}

export function clusterOperation(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const key = keyOf(parameters);
  const service = state.services.get(key);
  if (!service) throw refusal(400, 30000, `service not found groupName: ${key.groupName},serviceName: ${key.serviceName}`);
  service.checked = !/NONE/.test(parameters["healthChecker"] ?? "");
  return success("ok");
}

export function instanceOperation(state: DoubleState, { method, parameters }: DoubleRequest): DoubleAnswer {
  const key = keyOf(parameters);
  const ip = parameters["ip"] ?? "";
  const port = Number(parameters["port"]);
  const service = state.services.get(key);
  if (method === "DELETE") {
    if (service) service.instances = service.instances.filter((instance) => instance.ip !== ip || instance.port !== port);
    return success("ok");
  }
  // An instance may come before its service, as capture 140 has it.
  register(service ?? state.services.add(key), ip, port, Date.now() + state.lags.instanceMs);
  return success("ok");
}

export function listInstances(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const key = keyOf(parameters);
  const service = state.services.get(key);
  if (!service) throw refusal(404, 30000, `service ${fullName(key)} is not found!`);
  const seen = service.instances.filter(({ visibleFrom }) => visibleFrom <= Date.now());
  if (seen.length === 0) throw refusal(404, 30000, "cluster DEFAULT is not found!");
  return success(seen.map((instance) => ({ ...INSTANCE_DEFAULTS, ip: instance.ip, port: instance.port, healthy: instance.healthy, serviceName: fullName(key) })));
}

const INSTANCE_DEFAULTS = {
  weight: 1,
  enabled: true,
  ephemeral: false,
  clusterName: "DEFAULT",
  metadata: {},
  instanceHeartBeatInterval: 5000,
  instanceHeartBeatTimeOut: 15000,
  ipDeleteTimeout: 30000,
  instanceIdGenerator: "simple",
};

export function listServices(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const namespaceId = parameters["namespaceId"] || "public";
  const part = parameters["groupNameParam"] ?? "";
  const fits = (service: Service): boolean => service.namespaceId === namespaceId && service.groupName.includes(part);
  return success(page(state.services.all().filter(fits).map(summary), parameters));
}

function summary({ serviceName, groupName, instances }: Service): object {
  const healthyInstanceCount = instances.filter(({ healthy }) => healthy).length;
  return { name: serviceName, groupName, clusterCount: instances.length > 0 ? 1 : 0, ipCount: instances.length, healthyInstanceCount, triggerFlag: "false" };
}
