/** How Nacos 3.1 answers; every shape follows a capture in real-3.1.0-bugfix. */
export interface DoubleAnswer {
  status: number;
  /** Undefined: no body at all. Strings go out as plain text, all else as JSON. */
  body?: unknown;
}

/** Ends the handling of a request with this answer. */
export class Answered extends Error {
  constructor(readonly answer: DoubleAnswer) {
    super("answered");
  }
}

export const success = (data: unknown): DoubleAnswer => ({ status: 200, body: { code: 0, message: "success", data } });

const MESSAGES: Readonly<Record<number, string>> = {
  10000: "parameter missing",
  20002: "parameter validate error",
  20004: "resource not found",
  20005: "resource conflict",
  21007: "service already exist",
  21008: "service not exist",
  21009: "service delete failure",
  22001: "namespace not exist",
  22002: "namespace already exist",
  30000: "server error",
  50000: "MCP server not found",
  50001: "MCP server version not found",
};

export function refusal(status: number, code: number, data: string): Answered {
  return new Answered({ status, body: { code, message: MESSAGES[code], data } });
}

export const invalid = (data: string): Answered => refusal(400, 20002, data);

/** 32-get-unknown-name, 33-get-unknown-id: an unknown name has the id null. */
export function serverNotFound(id: string | null, namespaceId: string): Answered {
  return refusal(404, 50000, `Mcp server [ID: ${id}] not found in namespace [${namespaceId}]. Response: null`);
}

/** 31-get-unknown-version. */
export function versionNotFound(id: string, version: string): Answered {
  return refusal(404, 50001, `mcp server \`${id}\` for version \`${version}\` not found`);
}

/** Spring's error body: a filter answered before the controller. */
export function springError(status: number, error: string, message: string, path: string): DoubleAnswer {
  return { status, body: { timestamp: new Date().toISOString().replace("Z", "+00:00"), status, error, message, path } };
}
