import { createHash } from "node:crypto";

/** A raw config: what Nacos keeps MCP servers in (nacos.md §1.1), and what anybody with the rights may edit by hand. */
export interface StoredConfig {
  groupName: string;
  dataId: string;
  content: string;
  appName: string;
  configTags: string;
  createUser: string;
}

export type NewConfig = Pick<StoredConfig, "groupName" | "dataId" | "content"> & Partial<StoredConfig>;

/** The raw configs of all namespaces, in memory. */
export class ConfigStore {
  readonly #namespaces = new Map<string, Map<string, StoredConfig>>();

  get(namespaceId: string, groupName: string, dataId: string): StoredConfig | undefined {
    return this.#namespaces.get(namespaceId)?.get(key(groupName, dataId));
  }

  put(namespaceId: string, config: NewConfig): void {
    const configs = this.#namespaces.get(namespaceId) ?? new Map<string, StoredConfig>();
    this.#namespaces.set(namespaceId, configs);
    configs.set(key(config.groupName, config.dataId), { appName: "", configTags: "", createUser: "nacos", ...config });
  }

  /** True when there was one. */
  delete(namespaceId: string, groupName: string, dataId: string): boolean {
    return this.#namespaces.get(namespaceId)?.delete(key(groupName, dataId)) ?? false;
  }

  /** In the order of their first writing. */
  all(namespaceId: string): StoredConfig[] {
    return [...(this.#namespaces.get(namespaceId)?.values() ?? [])];
  }

  namespaceIds(): string[] {
    return [...this.#namespaces.keys()];
  }
}

export const md5Of = (content: string): string => createHash("md5").update(content, "utf8").digest("hex");

const key = (groupName: string, dataId: string): string => `${groupName}\n${dataId}`;
