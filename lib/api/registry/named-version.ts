import type { ApiContext } from "@/lib/api/context";
import { AppError, notFound } from "@/lib/http/errors";
import type { OfficialError } from "./official-error";
import { pathBelowBase } from "./bases";
import { rawPathOf, readServerPath } from "./server-path";

const STATUS_SUFFIX = "/status";

/** The server and version a path names, with or without `/status` behind them. Throws `invalid_request` for a path that cannot be decoded, `not_found` for any other. */
export function namedVersion(c: ApiContext): { server: string; version: string } {
  const path = readServerPath(withoutStatus(belowServers(c)));
  if ("error" in path) throw refusal(path.error);
  if (path.version === null) throw notFound();
  return { server: path.serverName, version: path.version };
}

/** The server that `/servers/{name}/status` names. */
export function namedServer(c: ApiContext): string {
  const path = readServerPath(`${withoutStatus(belowServers(c))}/versions`);
  if ("error" in path) throw refusal(path.error);
  return path.serverName;
}

/** A path that cannot be decoded is told so; any other one names nothing. */
function refusal({ status, detail }: OfficialError): AppError {
  return status === 400 ? new AppError("invalid_request", detail) : notFound();
}

function belowServers(c: ApiContext): string {
  return pathBelowBase(rawPathOf(c.req.url))?.slice("/servers/".length) ?? "";
}

function withoutStatus(path: string): string {
  return path.endsWith(STATUS_SUFFIX) ? path.slice(0, -STATUS_SUFFIX.length) : path;
}
