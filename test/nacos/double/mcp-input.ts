import { invalid, refusal } from "./answers";
import type { ServiceRef, StoredSpecification, StoredTools } from "./mcp-model";
import type { DoubleRequest } from "./request";

/** What a create or update wants written. */
export interface McpInput {
  namespaceId: string;
  /** Empty: Nacos chooses. */
  id: string;
  name: string;
  version: string;
  specification: Omit<StoredSpecification, "id" | "versionDetail" | "capabilities">;
  tools: StoredTools | undefined;
  endpoint: { kind: "ref"; ref: ServiceRef } | { kind: "direct"; address: string; port: number; transportProtocol: string | undefined } | undefined;
}

type Raw = Partial<StoredSpecification> & { version?: string };

/** Judges as Nacos 3.1 does, in its order (captures 42–49, 85–88, 118–123). */
export function readInput({ parameters }: DoubleRequest): McpInput {
  const raw = specificationOf(parameters);
  const version = raw.versionDetail?.version ?? raw.version;
  if (!version) throw invalid("Version must be specified in parameter `serverSpecification`");
  const name = raw.name ?? "";
  return {
    namespaceId: parameters["namespaceId"] || "public",
    id: raw.id ?? "",
    name,
    version,
    specification: {
      ...raw,
      name,
      protocol: raw.protocol ?? "",
      enabled: raw.enabled ?? true,
      // 3.1.0 writes "active" whatever is asked for (100-get-packages-camel-case).
      status: "active",
    },
    tools: toolsOf(parameters["toolSpecification"]),
    endpoint: raw.protocol === "stdio" ? undefined : endpointOf(parameters["endpointSpecification"]),
  };
}

function specificationOf(parameters: Readonly<Record<string, string>>): Raw {
  const text = parameters["serverSpecification"];
  if (!text) throw refusal(400, 10000, "Required parameter 'serverSpecification' type McpServerBasicInfo is not present");
  return withoutNulls(parse(text));
}

function parse(text: string): Raw {
  try {
    return JSON.parse(text) as Raw;
  } catch {
    throw invalid("serverSpecification or toolSpecification is invalid. Can't be parsed.");
  }
}

function withoutNulls<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)) as T;
}

/** 101–108: all null counts as none; other keys of a tool are dropped. */
function toolsOf(text: string | undefined): StoredTools | undefined {
  if (!text) return undefined;
  const { tools = [], toolsMeta, securitySchemes = [] } = parse(text) as { tools?: StoredTools["tools"] | null; toolsMeta?: Record<string, unknown>; securitySchemes?: unknown[] | null };
  if (tools === null && securitySchemes === null) return undefined;
  const kept = (tools ?? []).map(({ name, description, inputSchema }) => withoutNulls({ name, description: description ?? null, inputSchema: inputSchema ?? null }) as StoredTools["tools"][number]);
  return { tools: kept, toolsMeta: toolsMeta ?? {}, securitySchemes: securitySchemes ?? [] };
}

function endpointOf(text: string | undefined): NonNullable<McpInput["endpoint"]> {
  if (!text) throw refusal(400, 10000, "request parameter `endpointSpecification` is required if mcp server type not `local`.");
  const { type, data } = JSON.parse(text) as { type: string; data: Record<string, string> };
  const { namespaceId, groupName, serviceName, transportProtocol } = data;
  if (type === "REF") {
    if (!namespaceId || !groupName || !serviceName) {
      throw refusal(400, 10000, "`namespaceId`, `groupName`, `serviceName` should be in remoteServerConfig data if type is `REF`");
    }
    return { kind: "ref", ref: { namespaceId, groupName, serviceName, ...(transportProtocol && { transportProtocol }) } };
  }
  if (type !== "DIRECT") throw invalid("Cannot parse null string");
  const port = Number(data["port"]);
  if (!Number.isInteger(port)) throw invalid(`For input string: "${data["port"]}"`);
  return { kind: "direct", address: data["address"] ?? "", port, transportProtocol };
}
