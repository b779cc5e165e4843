import type { KeyValueInput, Remote } from "@/lib/manifest/schema";
import type { ObservedServer } from "../client/schema";
import { ENDPOINT_GROUP } from "../mapper";
import { note } from "./notes";
import type { ImportNote } from "./preview-schema";
import { isSecret, isSecretName } from "./secret";

/** The address of a remote as a remote of server.json, or why there is none. Pure. */
export function readEndpoint(server: ObservedServer, type: "sse" | "streamable-http"): { remote: Remote; notes: ImportNote[] } | { blocked: ImportNote } {
  const [first] = server.backendEndpoints ?? [];
  if (first === undefined) return { blocked: note("no_endpoint") };
  const path = readPath(first.path ?? server.remoteServerConfig?.exportPath ?? "");
  const { headers, notes } = readHeaders(first.headers ?? []);
  const asked = [...path.names];
  const variables = Object.fromEntries(asked.map((name) => [name, { isRequired: true, ...((path.removed.includes(name) || isSecretName(name)) && { isSecret: true }) }]));
  return {
    remote: { type, url: originOf(first) + path.text, ...(headers.length > 0 && { headers }), ...(asked.length > 0 && { variables }) },
    notes: [...path.removed.map((name) => note("secret_removed", name)), ...(asked.length > 0 ? [note("url_inputs", asked.join(", "))] : []), ...notes, ...configurationNotes(server)],
  };
}

/** Scheme, host and port; a port that goes without saying is left out. */
function originOf({ protocol, address, port }: { protocol: string | null; address: string; port: number }): string {
  const scheme = protocol === "https" || (protocol === null && port === 443) ? "https" : "http";
  const host = address.includes(":") ? `[${address}]` : address;
  return port === (scheme === "https" ? 443 : 80) ? `${scheme}://${host}` : `${scheme}://${host}:${port}`;
}

function configurationNotes(server: ObservedServer): ImportNote[] {
  const count = server.backendEndpoints?.length ?? 0;
  const fronts = server.remoteServerConfig?.frontEndpointConfigList ?? [];
  return [...serviceNotes(server), ...(count > 1 ? [note("several_endpoints", String(count))] : []), ...(fronts.length > 0 ? [note("front_endpoints")] : [])];
}

interface PathReading {
  text: string;
  /** What somebody must fill in. */
  names: ReadonlySet<string>;
  /** Parameters whose value was taken out. */
  removed: string[];
}

/** Path and query, with a leading slash; what looks like a secret in them becomes a question. */
function readPath(text: string): PathReading {
  const removed: string[] = [];
  const ask = (name: string) => {
    removed.push(name);
    return `{${name}}`;
  };
  const [path = "", query] = splitOnce(text.startsWith("/") ? text : `/${text}`, "?");
  const segments = path.split("/").map((segment, index) => (isSecret("", segment) ? ask(`segment_${index}`) : segment));
  const parameters = query?.split("&").map((parameter) => {
    const [name = "", value = ""] = splitOnce(parameter, "=");
    return /^[\w.-]+$/.test(name) && isSecret(name, value) ? `${name}=${ask(name)}` : parameter;
  });
  const joined = [segments.join("/"), ...(parameters === undefined ? [] : [parameters.join("&")])].join("?");
  return { text: joined, names: new Set(Array.from(joined.matchAll(/\{([^{}]+)\}/g), ([, name]) => name ?? "")), removed };
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Values of headers are never copied: most of them are credentials. */
function readHeaders(raw: readonly unknown[]): { headers: KeyValueInput[]; notes: ImportNote[] } {
  const names = raw.flatMap((header) => {
    const name = typeof header === "object" && header !== null ? (header as { name?: unknown }).name : undefined;
    return typeof name === "string" && name !== "" ? [name] : [];
  });
  const headers = names.map((name) => ({ name, isRequired: true, isSecret: true }));
  return { headers, notes: names.length > 0 ? [note("header_values", names.join(", "))] : [] };
}

/** A service that is not the entry's own has addresses that come and go. */
function serviceNotes({ name, version, remoteServerConfig }: ObservedServer): ImportNote[] {
  const ref = remoteServerConfig?.serviceRef;
  if (!ref) return [];
  const isOwn = ref.groupName === ENDPOINT_GROUP && (ref.serviceName === `${name}::${version ?? ""}` || ref.serviceName === name);
  return isOwn ? [] : [note("service_reference", `${ref.groupName ?? ""}@@${ref.serviceName ?? ""}`)];
}
