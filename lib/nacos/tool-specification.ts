import type { ToolSurface } from "@/lib/manifest/tool-surface";
import type { NacosTool, NacosToolSpecification } from "./schema";

/**
 * The approved tools as Nacos stores them, or `null` when there are none (nacos.md §3.3): lists are never null, and every
 * tool has a description and `inputSchema.properties`, because a tool without them breaks the routers that read it.
 */
export function toolSpecification(surface: ToolSurface | null): NacosToolSpecification | null {
  if (!surface || surface.tools.length === 0) return null;
  return {
    specificationType: null,
    encryptData: null,
    tools: surface.tools.map(nacosTool),
    toolsMeta: {},
    securitySchemes: [],
  };
}

/** `TOOL`, `PROMPT`, `RESOURCE`: what the surface offers, in Nacos' words. */
export function capabilities(surface: ToolSurface | null): string[] {
  if (!surface) return [];
  return [
    ...(surface.tools.length > 0 ? ["TOOL"] : []),
    ...(surface.prompts.length > 0 ? ["PROMPT"] : []),
    ...(surface.resources.length > 0 ? ["RESOURCE"] : []),
  ];
}

function nacosTool(tool: ToolSurface["tools"][number]): NacosTool {
  const properties = tool.inputSchema?.["properties"];
  const isObject = typeof properties === "object" && properties !== null && !Array.isArray(properties);
  return {
    name: tool.name,
    description: tool.description || tool.title || tool.name,
    inputSchema: { type: "object", ...tool.inputSchema, properties: isObject ? properties : {} },
  };
}
