import { Answered, refusal, springError, success, type DoubleAnswer } from "./answers";
import { deleteConfig, getConfig, listConfigs, publishConfig } from "./config-operations";
import { assertPlainName, createServer, deleteServer, getServer, listServers, updateServer, type Halfway } from "./mcp-operations";
import { clusterOperation, instanceOperation, listInstances, listServices, serviceOperation } from "./naming-operations";
import type { DoubleRequest } from "./request";
import type { DoubleState } from "./state";
import type { Users } from "./users";

export interface Visit {
  state: DoubleState;
  users: Users;
  request: DoubleRequest;
  halfway: Halfway;
}

interface Route {
  /** Null: open to everybody. */
  needs: "r" | "w" | "admin" | null;
  work(visit: Visit, user: string): DoubleAnswer;
}

const read = (work: (state: DoubleState, request: DoubleRequest) => DoubleAnswer): Route => ({ needs: "r", work: ({ state, request }) => work(state, request) });
const write = (work: (state: DoubleState, request: DoubleRequest) => DoubleAnswer): Route => ({ needs: "w", work: ({ state, request }) => work(state, request) });

const MCP = "/v3/admin/ai/mcp";
const NAMING = "/v3/admin/ns";
const CONFIG = "/v3/admin/cs/config";
const NAMESPACE = "/v3/admin/core/namespace";

const ROUTES: Readonly<Record<string, Route>> = {
  [`GET ${MCP}/list`]: read(listServers),
  [`GET ${MCP}`]: read(getServer),
  [`POST ${MCP}`]: { needs: "w", work: ({ state, request, halfway }) => createServer(state, request, halfway) },
  [`PUT ${MCP}`]: write(updateServer),
  [`DELETE ${MCP}`]: write(deleteServer),
  [`GET ${NAMING}/service/list`]: read(listServices),
  [`POST ${NAMING}/service`]: write(serviceOperation),
  [`DELETE ${NAMING}/service`]: write(serviceOperation),
  [`PUT ${NAMING}/cluster`]: write(clusterOperation),
  [`GET ${NAMING}/instance/list`]: read(listInstances),
  [`POST ${NAMING}/instance`]: write(instanceOperation),
  [`DELETE ${NAMING}/instance`]: write(instanceOperation),
  [`GET ${CONFIG}`]: read(getConfig),
  [`GET ${CONFIG}/list`]: read(listConfigs),
  [`POST ${CONFIG}`]: { needs: "w", work: ({ state, request }, user) => publishConfig(state, request, user) },
  [`DELETE ${CONFIG}`]: write(deleteConfig),
  [`GET ${NAMESPACE}`]: { needs: "admin", work: ({ state, request }) => getNamespace(state, request) },
  [`GET ${NAMESPACE}/list`]: { needs: "admin", work: ({ state }) => success([...state.namespaces.keys()].map((namespace) => ({ namespace }))) },
  [`POST ${NAMESPACE}`]: { needs: "admin", work: ({ state, request }) => createNamespace(state, request) },
  ["GET /v3/admin/core/state"]: { needs: null, work: ({ state }) => success({ version: state.version, startup_mode: "standalone" }) },
  ["GET /v3/admin/core/state/readiness"]: { needs: null, work: () => success("ok") },
  ["POST /v3/auth/user/login"]: { needs: null, work: ({ users, request }) => users.login(request) },
};

/** Answers a request, or throws `Answered`: rights first, then parameters, as Nacos' filters do. */
export function route(visit: Visit): DoubleAnswer {
  const { users, request, state } = visit;
  const found = ROUTES[`${request.method} ${request.path}`];
  if (!found) throw new Answered(springError(404, "Not Found", `No endpoint ${request.method} /nacos${request.path}.`, `/nacos${request.path}`));
  const user = found.needs === null ? "" : users.authorize(request, found.needs);
  const name = request.parameters["mcpName"];
  if (name && request.path.startsWith(MCP)) assertPlainName(state, name);
  return found.work(visit, user);
}

function getNamespace(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const id = parameters["namespaceId"] ?? "";
  const known = state.namespaces.get(id);
  if (!known) throw refusal(404, 22001, `namespaceId [ ${id} ] not exist`);
  return success({ namespace: id, namespaceShowName: known.name, namespaceDesc: known.description });
}

function createNamespace(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const id = parameters["namespaceId"] ?? "";
  if (state.namespaces.has(id)) throw refusal(400, 22002, `namespaceId [${id}] already exist.`);
  state.namespaces.set(id, { name: parameters["namespaceName"] ?? "", description: parameters["namespaceDesc"] ?? "" });
  return success(true);
}
