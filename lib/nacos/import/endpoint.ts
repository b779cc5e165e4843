import type { KeyValueInput, Remote } from "@/lib/manifest/schema";
import type { ObservedServer } from "../client/schema";
import { ENDPOINT_GROUP } from "../mapper";
import { note } from "./notes";
import type { ImportNote } from "./preview-schema";
import { isSecret, isSecretName } from "./secret";

/** The address of a remote as a remote of server.json, or why there is none. Pure. */
export function readEndpoint(server: ObservedServer, type: "sse" | "streamable-http"): { remote: Remote; notes: ImportNote[] } | { blocked: ImportNote } {
  const endpoints = server.backendEndpoints ?? [];
  const [first] = endpoints;
  if (first === undefined) return { blocked: note("no_endpoint") };
  const path = readPath(first.path ?? server.remoteServerConfig?.exportPath ?? "");
  const { headers, notes } = readHeaders(first.headers ?? []);
  const scheme = first.protocol === "https" || (first.protocol === null && first.port === 443) ? "https" : "http";
  const isDefault = first.port === (scheme === "https" ? 443 : 80);
  const host = first.address.includes(":") ? `[${first.address}]` : first.address;
  const url = `${scheme}://${host}${isDefault ? "" : `:${first.port}`}${path.text}`;
  const asked = [...path.names];
  const variables = Object.fromEntries(asked.map((name) => [name, { isRequired: true, ...((path.removed.includes(name) || isSecretName(name)) && { isSecret: true }) }]));
  return {
    remote: { type, url, ...(headers.length > 0 && { headers }), ...(asked.length > 0 && { variables }) },
    notes: [
      ...path.removed.map((name) => note("secret_removed", name)),
      ...(asked.length > 0 ? [note("url_inputs", asked.join(", "))] : []),
      ...notes,
      ...serviceNotes(server),
      ...(endpoints.length > 1 ? [note("several_endpoints", String(endpoints.length))] : []),
      ...((server.remoteServerConfig?.frontEndpointConfigList ?? []).length > 0 ? [note("front_endpoints")] : []),
    ],
  };
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
