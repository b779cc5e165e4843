import { z } from "zod";

/**
 * The tool surface of a version: what the server offers to a model (governance.md §1).
 * Publishers declare it; later a capture confirms it. Unknown keys of a tool are kept, they are part of the digest.
 */
export const toolSchema = z.looseObject({
  name: z.string().min(1).max(128),
  title: z.string().max(200).optional(),
  description: z.string().max(16_384).optional(),
  inputSchema: z.record(z.string(), z.unknown()).optional(),
  outputSchema: z.record(z.string(), z.unknown()).optional(),
  annotations: z.record(z.string(), z.unknown()).optional(),
});
const promptSchema = z.looseObject({ name: z.string().min(1).max(128), description: z.string().max(16_384).optional() });
const resourceSchema = z.looseObject({ uri: z.string().min(1).max(2048), name: z.string().max(256).optional() });

/** MCP calls tools and prompts by name and reads resources by URI: a second one could never be told from the first. */
function uniqueBy<Key extends string>(key: Key) {
  return (entries: readonly Record<Key, string>[], context: z.RefinementCtx): void => {
    const seen = new Set<string>();
    entries.forEach(({ [key]: value }, index) => {
      if (seen.has(value)) context.addIssue({ code: "custom", path: [index, key], message: `another entry has this ${key} already` });
      seen.add(value);
    });
  };
}

export const toolSurfaceSchema = z.strictObject({
  tools: z.array(toolSchema).max(2000).superRefine(uniqueBy("name")),
  prompts: z.array(promptSchema).max(2000).superRefine(uniqueBy("name")).default([]),
  resources: z.array(resourceSchema).max(2000).superRefine(uniqueBy("uri")).default([]),
  instructions: z.string().max(65_536).optional(),
});
export type Tool = z.infer<typeof toolSchema>;
export type ToolSurface = z.infer<typeof toolSurfaceSchema>;
