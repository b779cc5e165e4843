import { type Tool, type ToolSurface, toolSurfaceSchema } from "@/lib/manifest/tool-surface";
import type { ObservedServer } from "../client/schema";
import { note } from "./notes";
import type { ImportNote } from "./preview-schema";

/** The tools of an entry as a tool surface, null when it has none or they are none. Pure. */
export function readTools({ toolSpec }: ObservedServer): { surface: ToolSurface | null; notes: ImportNote[] } {
  if (toolSpec === null) return { surface: null, notes: [] };
  const settings = Object.entries(toolSpec.toolsMeta).filter(([, meta]) => hasSettings(meta)).map(([name]) => name);
  const notes = [
    ...(toolSpec.securitySchemes.length > 0 ? [note("security_schemes")] : []),
    ...(settings.length > 0 ? [note("tool_settings", settings.join(", "))] : []),
  ];
  if (toolSpec.tools.length === 0) return { surface: null, notes };
  const parsed = toolSurfaceSchema.safeParse({ tools: toolSpec.tools.map(withoutNulls) });
  if (parsed.success) return { surface: parsed.data, notes };
  const [issue] = parsed.error.issues;
  return { surface: null, notes: [...notes, note("tools_invalid", `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`)] };
}

/** Nacos gives `null` for what a tool does not have. */
function withoutNulls(tool: object): Partial<Tool> {
  return Object.fromEntries(Object.entries(tool).filter(([, member]) => member !== null));
}

/** A tool is enabled unless it says otherwise, and most of what is kept of it is empty. */
function hasSettings(meta: unknown): boolean {
  if (typeof meta !== "object" || meta === null) return false;
  return Object.entries(meta).some(([key, value]) => (key === "enabled" ? value === false : typeof value === "object" && value !== null && Object.keys(value).length > 0));
}
