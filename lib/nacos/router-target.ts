import type { InstallTarget, PlanInput, PlanValue, RemoteTarget, StdioTarget } from "@/lib/install/schema";
import { templateText } from "@/lib/install/inputs";

/** A remote as routers reach it: `https` exactly on port 443, `http` on every other port (nacos.md §3.1). */
export interface RouterEndpoint {
  protocol: "mcp-sse" | "mcp-streamable";
  scheme: "http" | "https";
  address: string;
  port: number;
  /** Path and query, with a leading slash. */
  exportPath: string;
}

export type RouterTarget = { kind: "stdio"; target: StdioTarget } | { kind: "remote"; endpoint: RouterEndpoint };

/**
 * The one target that works for most routers, or `null`. Not install.md §1.5 step A, which is made for clients:
 * - what needs no value from anybody comes first, since neither router can ask for one nor expand `${VAR}`;
 * - then programs before remotes, npm first (one router is itself a Node program, so `npx` is there), then PyPI, then
 *   containers and NuGet, whose runtimes a router's host often lacks;
 * - of remotes, sse before streamable-http, which the TypeScript router cannot add at all (nacos.md §3.2, fact 6).
 */
export function chooseRouterTarget(targets: readonly InstallTarget[], inputs: readonly PlanInput[]): RouterTarget | null {
  const candidates = targets.flatMap((target) => {
    const usable = asRouterTarget(target);
    return usable ? [{ usable, rank: rankOf(target, usable, inputs) }] : [];
  });
  return candidates.sort((a, b) => a.rank - b.rank)[0]?.usable ?? null;
}

const STDIO_ORDER = ["npm", "pypi", "oci", "nuget"];

function rankOf(target: InstallTarget, usable: RouterTarget, inputs: readonly PlanInput[]): number {
  const kind =
    usable.kind === "stdio"
      ? STDIO_ORDER.indexOf(target.id.split(":")[1] ?? "")
      : STDIO_ORDER.length + (usable.endpoint.protocol === "mcp-sse" ? 0 : 1);
  return (needsAnswer(target, inputs) ? 100 : 0) + kind;
}

function asRouterTarget(target: InstallTarget): RouterTarget | null {
  if ("unsupported" in target) return null;
  if (target.transport === "stdio") return { kind: "stdio", target };
  // A package over HTTP must be started first, which no router does.
  if ("command" in target) return null;
  const endpoint = routerEndpoint(target);
  return endpoint && { kind: "remote", endpoint };
}

/** `null` when routers would call another address than the manifest means. */
function routerEndpoint({ transport, url: value }: RemoteTarget): RouterEndpoint | null {
  if (typeof value !== "string" || !URL.canParse(value)) return null;
  const url = new URL(value);
  if ((url.protocol !== "https:" && url.protocol !== "http:") || url.username || url.password) return null;
  const scheme = url.protocol === "https:" ? "https" : "http";
  const port = url.port ? Number(url.port) : scheme === "https" ? 443 : 80;
  if ((scheme === "https") !== (port === 443)) return null;
  const protocol = transport === "sse" ? "mcp-sse" : "mcp-streamable";
  return { protocol, scheme, address: url.hostname, port, exportPath: url.pathname + url.search };
}

/** Tells whether a required value without a default is part of the command line, the environment or the headers. */
function needsAnswer(target: InstallTarget, inputs: readonly PlanInput[]): boolean {
  if ("unsupported" in target) return false;
  const values: PlanValue[] = [
    ...("args" in target ? [...target.args, ...Object.values(target.env)] : []),
    ...("headers" in target ? Object.values(target.headers) : []),
  ];
  const texts = values.filter((value) => typeof value !== "string").map(templateText);
  const open = inputs.filter((input) => input.required && input.default === undefined);
  return open.some(({ id }) => texts.some((text) => text.includes(`{${id}}`)));
}
