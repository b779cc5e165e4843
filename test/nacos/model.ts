import type { InstanceAddress, NacosAdmin, NacosCapabilities, Observation, ServiceName } from "@/lib/nacos/client/admin";
import { NacosError } from "@/lib/nacos/client/errors";
import { listedServerSchema, type ListedServer, type ObservedServer, observedServerSchema } from "@/lib/nacos/client/schema";
import type { NacosServerDetail } from "@/lib/nacos/schema";

export const OLD: NacosCapabilities = { customIds: true, enabledFlag: true, overrideExisting: false, safeVersionDelete: false, lifecycle: false };
export const NEW: NacosCapabilities = { customIds: true, enabledFlag: true, overrideExisting: true, safeVersionDelete: true, lifecycle: false };

interface Stored {
  name: string;
  enabled: boolean;
  published: string;
  /** In the order they were added; null: listed, and its specification was never written. */
  versions: Map<string, NacosServerDetail | null>;
}

/**
 * One namespace of a Nacos in memory, as far as nacos.md §1.3 tells how it behaves: what was added last is what readers get, a
 * create that is cut off leaves half a server, one unsafe deletion destroys all. It answers at once and never fails by itself.
 */
export class ModelNacos implements NacosAdmin {
  readonly namespaceId = "public";
  readonly servers = new Map<string, Stored>();
  readonly endpoints = new Map<string, Map<string, boolean>>();
  readonly configs = new Map<string, { content: string; md5: string }>();
  /** Specifications that a deletion left behind: a create over them fails half done (captures 198 to 200). */
  readonly orphans = new Set<string>();

  constructor(readonly capabilities: NacosCapabilities = OLD) {}

  state = async () => ({ version: "3.1.0", supported: true, standalone: true, capabilities: this.capabilities });
  ready = async () => true;
  forget = () => undefined;
  namespaceState = async () => "present" as const;
  createNamespace = async () => undefined;

  async listServers(): Promise<ListedServer[]> {
    return [...this.servers].map(([id, server]) => listed(id, server));
  }
  async findListed(name: string): Promise<ListedServer | null> {
    return (await this.listServers()).find((server) => server.name === name) ?? null;
  }
  async serverById(id: string): Promise<Observation> {
    const server = this.servers.get(id);
    return server === undefined ? { state: "absent" } : this.versionOf(id, server, [...server.versions.keys()].at(-1) ?? "");
  }
  async serverByName(name: string): Promise<Observation> {
    const found = [...this.servers].find(([, server]) => server.name === name);
    return found === undefined ? { state: "absent" } : this.serverById(found[0]);
  }
  async serverVersion(id: string, version: string): Promise<Observation> {
    const server = this.servers.get(id);
    return server?.versions.has(version) ? this.versionOf(id, server, version) : { state: "absent" };
  }

  async createServer(server: NacosServerDetail): Promise<string> {
    if ([...this.servers.values()].some(({ name }) => name === server.name)) throw new NacosError("conflict", { message: "has existed" });
    if (this.servers.has(server.id)) throw new NacosError("id_taken", { message: "conflict with exist mcp server id" });
    const version = versionText(server);
    const isOrphan = this.orphans.delete(`${server.id}-${version}`);
    this.servers.set(server.id, { name: server.name, enabled: true, published: version, versions: new Map([[version, isOrphan ? null : server]]) });
    if (isOrphan) throw new NacosError("half_written", { message: "config already exist" });
    return server.id;
  }
  async updateServer(server: NacosServerDetail): Promise<void> {
    const stored = this.servers.get(server.id);
    if (stored === undefined) throw new NacosError("not_found", { message: "Mcp server not found" });
    const version = versionText(server);
    Object.assign(stored, { name: server.name, enabled: server.enabled, published: version });
    stored.versions.set(version, server);
  }
  async deleteServer(id: string): Promise<boolean> {
    return this.servers.delete(id);
  }
  async deleteVersion(id: string, version: string): Promise<boolean> {
    if (!this.capabilities.safeVersionDelete) throw new NacosError("unsupported", { message: "deleting a version would destroy the server" });
    const server = this.servers.get(id);
    const wasThere = server?.versions.delete(version) ?? false;
    if (server !== undefined) server.published = [...server.versions.keys()].at(-1) ?? "";
    return wasThere;
  }

  async listServices(groupName: string) {
    return [...this.endpoints].map(([name, at]) => ({ name, groupName, ipCount: at.size, healthyInstanceCount: at.size }));
  }
  async ensureService({ serviceName }: ServiceName): Promise<void> {
    if (!this.endpoints.has(serviceName)) this.endpoints.set(serviceName, new Map());
  }
  disableHealthCheck = async () => undefined;
  async registerInstance({ serviceName }: ServiceName, { address, port }: InstanceAddress): Promise<void> {
    const at = this.endpoints.get(serviceName);
    if (at === undefined) throw new NacosError("refused", { message: "service not found" });
    at.set(`${address}:${port}`, true);
  }
  async deregisterInstance({ serviceName }: ServiceName, { address, port }: InstanceAddress): Promise<void> {
    this.endpoints.get(serviceName)?.delete(`${address}:${port}`);
  }
  async instances({ serviceName }: ServiceName) {
    return [...(this.endpoints.get(serviceName) ?? [])].map(([at, healthy]) => {
      const [ip = "", port = ""] = at.split(":");
      return { ip, port: Number(port), healthy, enabled: true, ephemeral: false, clusterName: "DEFAULT" };
    });
  }
  async deleteService({ serviceName }: ServiceName): Promise<boolean> {
    if ((this.endpoints.get(serviceName)?.size ?? 0) > 0) throw new NacosError("refused", { message: "service is not empty" });
    return this.endpoints.delete(serviceName);
  }

  async readConfig({ dataId }: { dataId: string }) {
    const stored = this.configs.get(dataId);
    return stored === undefined ? null : { ...stored, createUser: null };
  }
  async publishConfig({ dataId }: { dataId: string }, content: string, expectedMd5: string | null): Promise<void> {
    const stored = this.configs.get(dataId);
    if (expectedMd5 !== (stored?.md5 ?? null)) throw new NacosError("conflict", { message: "md5 may have changed" });
    this.configs.set(dataId, { content, md5: `md5 of ${content}` });
  }
  async deleteConfig({ dataId }: { dataId: string }): Promise<void> {
    this.configs.delete(dataId);
  }
  listConfigs = async () => [];

  private async versionOf(id: string, { name, enabled, versions }: Stored, version: string): Promise<Observation> {
    const spec = versions.get(version);
    if (spec === null || spec === undefined) return { state: "half_written" };
    const ref = spec.remoteServerConfig?.serviceRef;
    const healthy = ref ? (await this.instances(ref)).filter((instance) => instance.healthy) : [];
    const path = spec.remoteServerConfig?.exportPath ?? null;
    const backendEndpoints = ref ? healthy.map(({ ip, port }) => ({ protocol: ref.transportProtocol, address: ip, port, path, headers: null })) : null;
    const allVersions = [...versions.keys()].map((known) => ({ version: known, release_date: null, is_latest: known === version }));
    return { state: "present", server: parsed({ ...spec, id, name, enabled, backendEndpoints, allVersions }) };
  }
}

function parsed(server: object): ObservedServer {
  return observedServerSchema.parse(structuredClone(server));
}

function listed(id: string, { name, enabled, published, versions }: Stored): ListedServer {
  const versionDetails = [...versions.keys()].map((version) => ({ version, release_date: null, is_latest: version === published }));
  return listedServerSchema.parse({ id, name, enabled, version: published, latestPublishedVersion: published, versionDetails });
}

function versionText(server: NacosServerDetail): string {
  return server.version ?? "";
}

/** A process that dies at its `at`-th write: before it went out, after it was done, or in the middle of a create. */
export class Crash extends Error {
  override readonly name = "Crash";
}

const WRITES = ["createServer", "updateServer", "deleteServer", "deleteVersion", "ensureService", "disableHealthCheck", "registerInstance", "deregisterInstance", "deleteService"] as const;

/** The same client for a process that dies at its `at`-th write (from 0), before it went out or after it was done. */
export function interrupted(admin: NacosAdmin, at: number, when: "before" | "after", die: () => never): NacosAdmin {
  let writes = 0;
  return new Proxy(admin, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== "function" || !(WRITES as readonly (string | symbol)[]).includes(name)) return method;
      return async (...args: unknown[]) => {
        const dies = writes++ === at;
        if (dies && when === "before") die();
        const result: unknown = await (method as (...parts: unknown[]) => Promise<unknown>).apply(target, args);
        return dies ? die() : result;
      };
    },
  });
}

/** The same Nacos for a process that dies at its `at`-th write (from 0). */
export function dyingAt(nacos: ModelNacos, at: number, when: "before" | "after" | "within"): NacosAdmin {
  let writes = 0;
  const isWrite = (name: string | symbol) => (WRITES as readonly (string | symbol)[]).includes(name);
  return new Proxy<NacosAdmin>(nacos, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== "function") return method;
      if (!isWrite(name)) return method.bind(target) as unknown;
      return async (...args: unknown[]) => {
        const dies = writes++ === at;
        if (dies && when === "before") throw new Crash();
        if (dies && when === "within" && name === "createServer") {
          const [server] = args as [NacosServerDetail];
          if (![...nacos.servers.values()].some((other) => other.name === server.name)) {
            nacos.servers.set(server.id, { name: server.name, enabled: true, published: versionText(server), versions: new Map([[versionText(server), null]]) });
          }
          throw new Crash();
        }
        const result: unknown = await (method as (...parts: unknown[]) => Promise<unknown>).apply(target, args);
        if (dies) throw new Crash();
        return result;
      };
    },
  });
}
