import type { JsonObject, Writing } from "./format";
import type { EndpointEntry, ProcessEntry } from "./entry";
import type { Writer } from "./writer";

/** What nearly all clients have in common: `command`, `args` and `env` of a process, `url` and `headers` of a remote. */

export function processFields({ command, args, env }: ProcessEntry, out: Writer): { command: string; args: string[]; env?: Record<string, string> } {
  const written = out.record(env, "env");
  return { command, args: args.map((text) => out.text(text, "argument")), ...(Object.keys(written).length > 0 && { env: written }) };
}

export function headersField({ headers }: EndpointEntry, out: Writer): { headers?: Record<string, string> } {
  const written = out.record(headers, "header");
  return Object.keys(written).length > 0 ? { headers: written } : {};
}

export function addressField({ url }: EndpointEntry, out: Writer): string {
  return out.text(url, "url");
}

/** `http` for streamable HTTP, as most clients call it. */
export function httpType({ transport }: EndpointEntry): "http" | "sse" {
  return transport === "sse" ? "sse" : "http";
}

/** A body whose two kinds are written by two functions. */
export function bodyOf({ entry, out }: Writing, process: (entry: ProcessEntry, out: Writer) => JsonObject, endpoint: (entry: EndpointEntry, out: Writer) => JsonObject): JsonObject {
  return "process" in entry ? process(entry.process, out) : endpoint(entry.endpoint, out);
}
