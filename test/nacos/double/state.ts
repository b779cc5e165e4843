import { coerce, gte } from "semver";
import { ConfigStore } from "./config-store";
import { ServiceStore } from "./service-store";

/** Everything a double knows, and the switches that make it behave as a slower, older or ill Nacos. */
export interface DoubleState {
  /** 3.0.3 … 3.3.x; what changed between them is in nacos.md §0 and §1.3. */
  version: string;
  configs: ConfigStore;
  services: ServiceStore;
  namespaces: Map<string, { name: string; description: string }>;
  /** Names that resolve to another id than the true one: the stale index of #14023 (nacos.md §1.3). */
  staleNames: Map<string, string>;
  lags: Lags;
  /** Details of deleted servers that are still answered, and until when. */
  ghosts: Map<string, { until: number; detail: unknown }>;
  /** Ids that Nacos takes for used until it forgets: a create came too soon after a delete (seen on 3.1.0, no capture). */
  takenIds: Set<string>;
  /** Specifications that are written but not to be seen yet: key of the config → time. */
  unseen: Map<string, number>;
}

/** How long Nacos takes to show what it has done; all 0 unless a test says otherwise. */
export interface Lags {
  /** A server is listed so long before its specification can be read (window-seen-by-a-reader.json). */
  halfWrittenMs: number;
  /** A deleted server still answers by id so long (204-get-directly-after-delete.json). */
  deletedMs: number;
  /** An instance is in no list so long (135-naming-instance-list-directly.json). */
  instanceMs: number;
}

export function newState(version: string): DoubleState {
  return {
    version,
    configs: new ConfigStore(),
    services: new ServiceStore(),
    namespaces: new Map([["public", { name: "public", description: "Default Namespace" }]]),
    staleNames: new Map(),
    lags: { halfWrittenMs: 0, deletedMs: 0, instanceMs: 0 },
    ghosts: new Map(),
    takenIds: new Set(),
    unseen: new Map(),
  };
}

/** Whether the double plays this version or a later one. */
export function isFrom(state: DoubleState, version: string): boolean {
  return gte(coerce(state.version) ?? "0.0.0", version);
}
