import { canonicalize, digestOf } from "@/lib/manifest/canonical";
import type { JsonObject, JsonValue } from "@/lib/manifest/json-value";
import type { ObservedServer } from "./client/schema";

/** What a server is, without what Nacos adds, drops or reorders: two sides are compared in this form, and shown in it. */
export interface CanonicalServer {
  /** Everything that the specification of the server holds. */
  content: JsonObject;
  /** `protocol address:port` of each endpoint, sorted. */
  endpoints: string[];
}

/**
 * The canonical form of nacos.md §7.6. Left out: times, `is_latest`, capabilities, the list of versions, the namespace,
 * `enabled`, and `packages`, which we never send. Null and absent are the same, and so are an empty list and none
 * where Nacos turns one into the other. Everything else that a reader would act on counts, also in tools.
 */
export function canonicalServer(server: ObservedServer): CanonicalServer {
  const { name, protocol, frontProtocol, description, version, repository, remoteServerConfig, localServerConfig, toolSpec, backendEndpoints } = server;
  const serviceRef = remoteServerConfig?.serviceRef;
  const content = compact({
    name,
    protocol,
    frontProtocol,
    description,
    version,
    repository: notEmpty(repository),
    exportPath: remoteServerConfig?.exportPath,
    service: serviceRef && `${serviceRef.groupName}@@${serviceRef.serviceName}`,
    frontEndpoints: notEmpty(remoteServerConfig?.frontEndpointConfigList),
    localServerConfig,
    tools: notEmpty(toolSpec?.tools.toSorted((a, b) => (a.name < b.name ? -1 : 1))),
    toolsMeta: notEmpty(toolsMeta(toolSpec?.toolsMeta)),
    securitySchemes: notEmpty(toolSpec?.securitySchemes),
  });
  const endpoints = (backendEndpoints ?? []).map((endpoint) => `${endpoint.protocol ?? "http"} ${endpoint.address}:${endpoint.port}`);
  return { content: content as JsonObject, endpoints: [...new Set(endpoints)].sort() };
}

/** `sha256:<hex>` over the canonical form: equal for servers that routers cannot tell apart. */
export function serverHash(server: ObservedServer): string {
  return hashOf(canonicalServer(server));
}

/** The hash without the endpoints, which have a life of their own in the naming service. */
export function contentHash(server: ObservedServer): string {
  return hashOf(canonicalServer(server).content);
}

/** The hash of the tools alone. */
export function toolsHash(server: ObservedServer): string {
  const { tools, toolsMeta: meta, securitySchemes } = canonicalServer(server).content;
  return hashOf({ ...(tools !== undefined && { tools }), ...(meta !== undefined && { meta }), ...(securitySchemes !== undefined && { securitySchemes }) });
}

function hashOf(value: CanonicalServer | JsonObject): string {
  const json = value as unknown as JsonValue;
  try {
    return digestOf(canonicalize(json));
  } catch {
    // A lone surrogate, which only a hand could have put there. Ours never holds one, so any other hash will do.
    return digestOf(JSON.stringify(json));
  }
}

/** A tool is enabled unless it says otherwise, and most of its meta is empty. */
function toolsMeta(meta: Record<string, unknown> | undefined): Record<string, unknown> {
  const entries = Object.entries(meta ?? {}).flatMap(([tool, value]): [string, unknown][] => {
    if (typeof value !== "object" || value === null) return [];
    const kept = Object.entries(value).filter(([key, part]) => !(key === "enabled" && part !== false) && notEmpty(part) !== undefined);
    return kept.length > 0 ? [[tool, Object.fromEntries(kept)]] : [];
  });
  return Object.fromEntries(entries);
}

function notEmpty(value: unknown): unknown {
  const compacted = compact(value);
  const isEmpty = compacted === null || compacted === undefined || (typeof compacted === "object" && Object.keys(compacted).length === 0);
  return isEmpty ? undefined : compacted;
}

/** Without nulls and absent members, at any depth; Nacos drops them when it stores and brings some back when it answers. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, compact(member)]));
}
