import type { ToolFact } from "@/lib/submission/detail-schema";
import { TOOL_CAPABILITIES, type ToolCapability } from "@/lib/manifest/tool-capability-schema";

/** What a reader looks for among the tools of one server. */
export interface ToolFilter {
  q: string;
  capability: ToolCapability | null;
}

/** Tools that hold every word in their name, description or parameters, without regard to case. */
export function filterTools(tools: readonly ToolFact[], { q, capability }: ToolFilter): ToolFact[] {
  const words = q.normalize("NFKC").toLowerCase().split(/\s+/u).filter(Boolean);
  return tools.filter((tool) => (capability === null || tool.capability === capability) && words.every((word) => textOf(tool).includes(word)));
}

function textOf({ name, description, parameters }: ToolFact): string {
  return [name, description, ...parameters.map((parameter) => parameter.name)].join(" ").normalize("NFKC").toLowerCase();
}

/** How many tools may do what, most dangerous first; what no tool does is left out. */
export function countCapabilities(tools: readonly ToolFact[]): { capability: ToolCapability; count: number }[] {
  return TOOL_CAPABILITIES.map((capability) => ({ capability, count: tools.filter((tool) => tool.capability === capability).length })).filter(({ count }) => count > 0);
}
