import type { NacosPage, NacosServerDetail } from "./schema";

/** The body of an answer: Nacos' own envelope, or Spring's error body where a filter answers before the controller. */
export interface NacosAnswer {
  status: number;
  body: { code: number; message: string; data: unknown } | SpringError;
}

interface SpringError {
  timestamp: string;
  status: number;
  error: string;
  message: string;
  path: string;
}

/** The answer to everything that worked. */
export function success(data: NacosServerDetail | NacosPage | string): NacosAnswer {
  return { status: 200, body: { code: 0, message: "success", data } };
}

/** 404/50000; `id` is `null` when a name could not be resolved, and Nacos prints it so. */
export function serverNotFound(id: string | null, namespaceId: string): NacosAnswer {
  const data = `Mcp server [ID: ${id}] not found in namespace [${namespaceId}]. Response: null`;
  return { status: 404, body: { code: 50000, message: "MCP server not found", data } };
}

/** 404/50001. */
export function versionNotFound(id: string, version: string): NacosAnswer {
  const data = `mcp server \`${id}\` for version \`${version}\` not found`;
  return { status: 404, body: { code: 50001, message: "MCP server version not found", data } };
}

/** 400/10000, for a look-up without id and name ("at lease" is how Nacos spells it). */
export function identityMissing(): NacosAnswer {
  const data = "Required parameter 'mcpId' or 'mcpName' type String at lease one is not present";
  return { status: 400, body: { code: 10000, message: "parameter missing", data } };
}

/** 400/20002. */
export function invalidParameter(data: string): NacosAnswer {
  return { status: 400, body: { code: 20002, message: "parameter validate error", data } };
}

/** 403 for a user who may read but not write; both routers take it without harm (nacos.md §3.1, §3.2). */
export function writeDenied(path: string, at: Date): NacosAnswer {
  return forbidden("Code: 403, Message: authorization failed!.", path, at);
}

/** 403 for unknown or wrong credentials. Never Nacos' empty 200, which a client takes for success. */
export function credentialsDenied(path: string, at: Date): NacosAnswer {
  return forbidden("Code: 401, Message: User not found! Please check user exist or password is right!.", path, at);
}

/** 404 for a path that is none of the facade's, as Nacos' web server answers it. */
export function endpointNotFound(path: string, at: Date): NacosAnswer {
  return springError(404, "Not Found", `No endpoint GET ${path}.`, path, at);
}

function forbidden(message: string, path: string, at: Date): NacosAnswer {
  return springError(403, "Forbidden", message, path, at);
}

function springError(status: number, error: string, message: string, path: string, at: Date): NacosAnswer {
  return { status, body: { timestamp: at.toISOString().replace("Z", "+00:00"), status, error, message, path } };
}

/** A page of the list; the number asked for is echoed even when it lies behind the last page. */
export function pageOf<T>(matches: readonly T[], pageNumber: number, pageSize: number): Omit<NacosPage, "pageItems"> & { pageItems: T[] } {
  const start = (pageNumber - 1) * pageSize;
  return {
    totalCount: matches.length,
    pageNumber,
    pagesAvailable: Math.ceil(matches.length / pageSize),
    pageItems: matches.slice(start, start + pageSize),
  };
}
