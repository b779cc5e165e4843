import type { McpServers, NacosState, Observation } from "./admin";
import { parseData, type Caller } from "./caller";
import { isNacosError, NacosError } from "./errors";
import { listedServerSchema, observedServerSchema, type ListedServer } from "./schema";
import { serverForm } from "./server-form";

const PATH = "/v3/admin/ai/mcp";
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function mcpServers(caller: Caller, state: () => Promise<NacosState>): McpServers {
  const { namespaceId } = caller;
  const list = (query: Record<string, string>): Promise<ListedServer[]> =>
    caller.pages({ method: "GET", path: `${PATH}/list`, query: { namespaceId, ...query } }, listedServerSchema);
  const observe = (query: Record<string, string>): Promise<Observation> => observation(caller, { namespaceId, ...query });
  const remove = (query: Record<string, string>): Promise<boolean> =>
    unlessAbsent(caller.data({ method: "DELETE", path: PATH, query: { namespaceId, ...query } }));

  return {
    // A list that changes between two pages shows an entry twice.
    listServers: async () => [...new Map((await list({})).map((server) => [server.id, server])).values()],
    findListed: async (name) => (await list({ mcpName: name, search: "accurate" })).find((server) => server.name === name) ?? null,
    serverById: (id) => observe({ mcpId: id }),
    serverByName: (name) => observe({ mcpName: name }),
    serverVersion: async (id, version) => {
      const seen = await observe({ mcpId: id, version });
      // For a version, 50001 says only that there is no such one.
      return seen.state === "half_written" ? { state: "absent" } : seen;
    },
    createServer: async (server) => {
      const answer = await caller.data({ method: "POST", path: PATH, form: serverForm(server, namespaceId) });
      // The first builds of 3.0.3 answer "ok" (nacos.md §2.2).
      return typeof answer === "string" && UUID.test(answer) ? answer : server.id;
    },
    updateServer: async (server) => {
      const form = { ...serverForm(server, namespaceId), mcpId: server.id, latest: "true", overrideExisting: "true" };
      await caller.data({ method: "PUT", path: PATH, form });
    },
    deleteServer: async (id) => {
      const deleted = await remove({ mcpId: id });
      await forgotten(caller, id);
      return deleted;
    },
    deleteVersion: async (id, version) => {
      const { capabilities, version: nacos } = await state();
      if (!capabilities.safeVersionDelete) {
        throw new NacosError("unsupported", { message: `Nacos ${nacos} destroys the whole server when one version is deleted; 3.2.3 is the first that does not.` });
      }
      return remove({ mcpId: id, version });
    },
  };
}

async function observation(caller: Caller, query: Record<string, string>): Promise<Observation> {
  try {
    return { state: "present", server: parseData(observedServerSchema, await caller.data({ method: "GET", path: PATH, query })) };
  } catch (error) {
    if (isNacosError(error, "not_found")) return { state: "absent" };
    if (isNacosError(error, "half_written")) return { state: "half_written" };
    if (isNacosError(error, "not_ready") && error.nacosCode === 20002) return { state: "unreadable" };
    throw error;
  }
}

/** Up to three seconds; on 3.1.0 it takes some tenths. */
const FORGETS_AFTER_MS = [50, 100, 200, 400, 800, 1_600];

/**
 * Waits until Nacos has forgotten a deleted id. A create before that makes it take the id for that of another server, and
 * keep it taken for minutes (seen on 3.1.0: the create itself renews the cached index entry).
 */
async function forgotten(caller: Caller, id: string): Promise<void> {
  for (const delay of [0, ...FORGETS_AFTER_MS]) {
    if (delay > 0) await caller.pause(delay);
    if ((await observation(caller, { namespaceId: caller.namespaceId, mcpId: id })).state === "absent") return;
  }
  throw new NacosError("not_ready", { message: "The server is deleted, but Nacos still shows it by its id.", mayHaveHappened: true });
}

async function unlessAbsent(removal: Promise<unknown>): Promise<boolean> {
  try {
    await removal;
    return true;
  } catch (error) {
    if (isNacosError(error, "not_found")) return false;
    throw error;
  }
}
