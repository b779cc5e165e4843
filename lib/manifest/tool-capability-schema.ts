/**
 * What a tool may do, by the annotations its publisher gave it (MCP specification, `ToolAnnotations`). The publisher's
 * word, observed by nobody: without annotations nothing is known.
 */
export const TOOL_CAPABILITIES = ["destructive", "writes", "read-only", "unknown"] as const;
export type ToolCapability = (typeof TOOL_CAPABILITIES)[number];
