import type { NacosServerDetail } from "../schema";
import type { ConfigSummary, EndpointService, ListedServer, ObservedServer, ServiceInstance, StoredConfig } from "./schema";

/** What this generation of Nacos can do, judged by its version alone (nacos.md §0, §5). */
export interface NacosCapabilities {
  /** From 3.0.3: a create keeps the id we choose. Without it a server's id must be looked up by name. */
  customIds: boolean;
  /** From 3.1: an update copies `enabled` to the list. */
  enabledFlag: boolean;
  /** From 3.1.1: an update of a DIRECT endpoint replaces the old one. */
  overrideExisting: boolean;
  /** From 3.2.3: deleting one version leaves the others. Before, it destroys the server (#15359). */
  safeVersionDelete: boolean;
  /** From 3.3: versions have states and labels; `latest` is a label. */
  lifecycle: boolean;
}

export interface NacosState {
  /** As Nacos says it, with its suffix: `3.1.0-bugfix`. */
  version: string;
  /** False below 3.0.3 and from 4 on: we do not know what such a server does. */
  supported: boolean;
  /** One node, or one of several. In a cluster a write shows up on other nodes later. */
  standalone: boolean;
  capabilities: NacosCapabilities;
}

/**
 * What a detail showed. `half_written`: listed, and its specification is missing (404/50001, a crash inside a create);
 * an update heals it. `unreadable`: Nacos says "content is null" (400/20002), for a moment after a write, or for ever
 * when the version holds `+`, space or `/`.
 */
export type Observation =
  | { state: "present"; server: ObservedServer }
  | { state: "absent" }
  | { state: "half_written" }
  | { state: "unreadable" };

/** A service of the naming module. */
export interface ServiceName {
  groupName: string;
  serviceName: string;
}

export interface InstanceAddress {
  /** IP address or domain name. */
  address: string;
  port: number;
}

export interface ConfigName {
  groupName: string;
  dataId: string;
}

/**
 * The v3 admin API of one Nacos, bound to one namespace and one user (nacos.md §2). Every method throws `NacosError` and
 * nothing else; `isTemporary` says which are worth a retry. A call is one attempt: it moves on to another base address
 * when one does not answer, and logs in again once when a token is refused, but backing off is the caller's business.
 * Reads take 5 seconds at most per address, writes 15; an aborted client throws `unavailable`. Nothing is ever cached but
 * token and version. No call retries a write that may have happened.
 */
export interface NacosAdmin extends McpServers, EndpointServices, Configs, Namespaces {
  readonly namespaceId: string;

  /** Version and abilities; needs no credentials. Asked once, then remembered until `forget`. */
  state(): Promise<NacosState>;

  /** Whether the server says of itself that it is ready. Not ready is `false`, not an error. It may lie (nacos.md §2.10): a list that works is the proof. */
  ready(): Promise<boolean>;

  /** Drops token and version: the next call asks anew, for instance after Nacos was upgraded. */
  forget(): void;
}

/** MCP servers (nacos.md §2.2). */
export interface McpServers {
  /**
   * All servers of the namespace, all pages, each id once, in no order. A page that is `not_ready` or `limited` is asked
   * for again for about three seconds. Entries without id or name, which only raw edits make, are left out. A list is no snapshot:
   * before acting on an absence, ask for the detail.
   */
  listServers(): Promise<ListedServer[]>;

  /** The list's entry with exactly this name, or null. Costs one of the six places of Nacos' search pool, like every list (§1.3). */
  findListed(name: string): Promise<ListedServer | null>;

  /** The newest version; on ≤ 3.2 that is the one added last. Just after a delete an id may still answer for a moment (capture 204). */
  serverById(id: string): Promise<Observation>;

  /** As routers ask. `refused` for names outside `[0-9A-Za-z-_]` on old generations. */
  serverByName(name: string): Promise<Observation>;

  /** One version of a server; an unknown version is `absent`, also while the server is there. */
  serverVersion(id: string, version: string): Promise<Observation>;

  /**
   * Creates a server with its only version; remotes by REF to `remoteServerConfig.serviceRef`. Returns the id it has,
   * which is ours from 3.0.3 on. Throws `conflict` (name exists), `id_taken`, `half_written` (update it), `too_large`.
   */
  createServer(server: NacosServerDetail): Promise<string>;

  /**
   * Writes this version over what is there, or adds it, as the latest one; insert or update, so it also completes a half
   * written server. Tools are always sent: without them Nacos deletes them. Throws `not_found` when the id is
   * unknown, which for some tenths of a second it is after a create that broke off.
   * Nacos has no CAS here: one writer per server (§7.1).
   */
  updateServer(server: NacosServerDetail): Promise<void>;

  /**
   * Deletes a server whole, half written ones too. False when it was not there. Resolves when Nacos has forgotten the id, some
   * tenths of a second later, so that it can be created again: a create before that would find its id taken for minutes.
   * Throws `not_ready` when it never forgets; ask again then. Its endpoint service stays (§1.3).
   */
  deleteServer(id: string): Promise<boolean>;

  /** Deletes one version. False when it was not there. `unsupported` where this would destroy the server (before 3.2.3). */
  deleteVersion(id: string, version: string): Promise<boolean>;
}

/**
 * Persistent services with which remotes are reached, in the order service → `disableHealthCheck` → instance → wait for
 * `instances` to show it healthy, up to about 1.5 seconds later (nacos.md §2.9). Each step may be repeated at will.
 */
export interface EndpointServices {
  /** All services of a group, all pages. */
  listServices(groupName: string): Promise<EndpointService[]>;

  /** Creates the service; one that exists is fine. */
  ensureService(service: ServiceName): Promise<void>;

  /** Sets the health checker of the only cluster to NONE: Nacos need not reach the endpoint. */
  disableHealthCheck(service: ServiceName): Promise<void>;

  /** Registers an address, enabled and healthy; registering it again repairs it. */
  registerInstance(service: ServiceName, at: InstanceAddress): Promise<void>;

  /** Takes an address away; one that is not there is fine. */
  deregisterInstance(service: ServiceName, at: InstanceAddress): Promise<void>;

  /** All instances, unhealthy ones too; none when service or cluster do not exist (yet). */
  instances(service: ServiceName): Promise<ServiceInstance[]>;

  /** Deletes a service, which must have no instances left. False when it was not there. */
  deleteService(service: ServiceName): Promise<boolean>;
}

/** Raw configs, for diagnosis and our own marker only: never write MCP servers this way (nacos.md §1.4, §2.8). */
export interface Configs {
  /** Null when there is none. */
  readConfig(config: ConfigName): Promise<StoredConfig | null>;

  /**
   * Writes JSON by compare-and-set: `expectedMd5` is that of the content it may replace, null when there must be none. Else
   * throws `conflict`, and nothing has changed. Of several first writers one wins.
   */
  publishConfig(config: ConfigName, content: string, expectedMd5: string | null): Promise<void>;

  /** Deletes a config; one that is not there is fine. */
  deleteConfig(config: ConfigName): Promise<void>;

  /** Names of all configs of a group, all pages; `tag` narrows, for instance `nacos.internal.config=mcp`. */
  listConfigs(groupName: string, tag?: string): Promise<ConfigSummary[]>;
}

/** Nacos accepts writes to a namespace that does not exist (nacos.md §2.10): ask before syncing. */
export interface Namespaces {
  /** Whether the bound namespace exists. `unknown`: only administrators may ask, and our user is none (seen on 3.1.0). */
  namespaceState(): Promise<"present" | "absent" | "unknown">;

  /** Creates the bound namespace; one that exists is fine. Throws `auth_denied` (rights) for all but administrators. */
  createNamespace(name: string, description: string): Promise<void>;
}
