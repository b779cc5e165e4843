import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";

/** The family of `{"mcpServers": {key: {command, args, env} | {url, headers}}}`: what its members share (install.md §1.2). */
export const MCP_SERVERS_JSON = {
  syntax: "json",
  section: ["mcpServers"],
  speaks: ["stdio", "streamable-http", "sse"],
  body: (writing) => bodyOf(writing, processFields, (entry, out) => ({ url: addressField(entry, out), ...headersField(entry, out) })),
} as const satisfies Partial<ClientFormat>;
