import { z } from "zod";
import type { ToolSurface } from "@/lib/manifest/tool-surface";

/** Answers of MCP as far as a draft reads them; what else they hold is nobody's business here. */
export const initializeResultSchema = z.looseObject({
  /** Goes back in a header. */
  protocolVersion: z.string().regex(/^[\w.-]{1,64}$/),
  serverInfo: z.looseObject({
    name: z.string().max(1000).catch(""),
    title: z.string().max(1000).optional().catch(undefined),
    version: z.string().max(255).catch(""),
  }),
  capabilities: z.looseObject({ tools: z.unknown().optional() }).catch({}),
});
export type InitializeResult = z.output<typeof initializeResultSchema>;

export const toolPageSchema = z.looseObject({ tools: z.array(z.unknown()), nextCursor: z.string().max(4096).optional() });

/** What became of asking a remote server who it is. */
export type RemoteReading =
  | { state: "read"; server: InitializeResult["serverInfo"]; tools: ToolSurface | null; toolsReason: string | null }
  | { state: "sign_in" }
  | { state: "unread"; reason: string };
