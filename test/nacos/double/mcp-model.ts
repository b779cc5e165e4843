import type { DoubleState } from "./state";

/** JSON that Nacos stores for a server, without nulls (186-config-mcp-server-versions, 187-config-mcp-server). */
export interface StoredIndex {
  id: string;
  name: string;
  protocol: string;
  frontProtocol?: string;
  description?: string;
  repository?: object;
  enabled: boolean;
  status: string;
  capabilities: string[];
  latestPublishedVersion: string;
  versionDetails: StoredVersion[];
}

export interface StoredVersion {
  version: string;
  release_date?: string;
  is_latest?: boolean;
}

export interface ServiceRef {
  namespaceId: string;
  groupName: string;
  serviceName: string;
  transportProtocol?: string;
}

export interface StoredSpecification {
  id: string;
  name: string;
  protocol: string;
  frontProtocol?: string;
  description?: string;
  repository?: object;
  packages?: unknown[];
  versionDetail: StoredVersion;
  remoteServerConfig?: { serviceRef?: ServiceRef; exportPath?: string; frontEndpointConfigList?: unknown[] };
  localServerConfig?: object;
  enabled: boolean;
  status: string;
  capabilities: string[];
  toolsDescriptionRef?: string;
}

export interface StoredTools {
  tools: { name: string; description?: string; inputSchema?: object }[];
  toolsMeta: Record<string, unknown>;
  securitySchemes: unknown[];
}

const INDEX_GROUP = "mcp-server-versions";
const SPECIFICATION_GROUP = "mcp-server";
const TOOLS_GROUP = "mcp-tools";
const TAG = "nacos.internal.config=mcp";

/** What Nacos takes for a dataId; a version with other characters is written under none (90-version-plus-get). */
const DATA_ID = /^[a-zA-Z0-9-_:.]+$/;

const indexId = (id: string): string => `${id}-mcp-versions.json`;
const specificationId = (id: string, version: string): string => `${id}-${version}-mcp-server.json`;
const toolsId = (id: string, version: string): string => `${id}-${version}-mcp-tools.json`;

/** Reads and writes a server as Nacos does: three raw configs, each JSON (nacos.md §1.1). */
export class McpModel {
  constructor(private readonly state: DoubleState) {}

  index(namespaceId: string, id: string): StoredIndex | undefined {
    return this.#read<StoredIndex>(namespaceId, INDEX_GROUP, indexId(id));
  }

  indexes(namespaceId: string): StoredIndex[] {
    return this.state.configs.all(namespaceId).flatMap(({ groupName, content }) => (groupName === INDEX_GROUP ? [JSON.parse(content) as StoredIndex] : []));
  }

  putIndex(namespaceId: string, index: StoredIndex): void {
    const configTags = `${TAG},mcpServerName=${index.name}`;
    this.state.configs.put(namespaceId, { groupName: INDEX_GROUP, dataId: indexId(index.id), content: JSON.stringify(index), appName: index.name, configTags });
  }

  deleteIndex(namespaceId: string, id: string): void {
    this.state.configs.delete(namespaceId, INDEX_GROUP, indexId(id));
  }

  specification(namespaceId: string, id: string, version: string): StoredSpecification | undefined {
    const dataId = specificationId(id, version);
    if ((this.state.unseen.get(dataId) ?? 0) > Date.now()) return undefined;
    return this.#read<StoredSpecification>(namespaceId, SPECIFICATION_GROUP, dataId);
  }

  specificationName(id: string, version: string): string {
    return specificationId(id, version);
  }

  /** False when the version has characters that Nacos cannot store under. */
  putSpecification(namespaceId: string, specification: StoredSpecification, seenFrom: number): boolean {
    const { id, name, versionDetail } = specification;
    const dataId = specificationId(id, versionDetail.version);
    if (!DATA_ID.test(dataId)) return false;
    this.state.configs.put(namespaceId, { groupName: SPECIFICATION_GROUP, dataId, content: JSON.stringify(specification), appName: name, configTags: TAG });
    this.state.unseen.set(dataId, seenFrom);
    return true;
  }

  deleteSpecification(namespaceId: string, id: string, version: string): void {
    this.state.configs.delete(namespaceId, SPECIFICATION_GROUP, specificationId(id, version));
  }

  tools(namespaceId: string, id: string, version: string): StoredTools | undefined {
    return this.#read<StoredTools>(namespaceId, TOOLS_GROUP, toolsId(id, version));
  }

  /** Returns the dataId, which the specification refers to. */
  putTools(namespaceId: string, server: { id: string; name: string; version: string }, tools: StoredTools): string {
    const dataId = toolsId(server.id, server.version);
    this.state.configs.put(namespaceId, { groupName: TOOLS_GROUP, dataId, content: JSON.stringify(tools), appName: server.name, configTags: TAG });
    return dataId;
  }

  deleteTools(namespaceId: string, id: string, version: string): void {
    this.state.configs.delete(namespaceId, TOOLS_GROUP, toolsId(id, version));
  }

  isStorable(version: string): boolean {
    return DATA_ID.test(version);
  }

  #read<T>(namespaceId: string, groupName: string, dataId: string): T | undefined {
    const config = this.state.configs.get(namespaceId, groupName, dataId);
    return config && (JSON.parse(config.content) as T);
  }
}
