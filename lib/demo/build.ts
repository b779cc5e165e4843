import { CURRENT_SCHEMA_URL, type Argument, type KeyValueInput, type Manifest, type Package, type Remote, type Repository } from "@/lib/manifest/schema";
import type { Tool, ToolSurface } from "@/lib/manifest/tool-surface";

/** Short forms in which the demo servers are written; they only save repetition. */
type Property = Record<string, unknown>;

export const text = (description: string): Property => ({ type: "string", description });
export const number = (description: string): Property => ({ type: "integer", description });
export const flag = (description: string): Property => ({ type: "boolean", description });
export const list = (description: string): Property => ({ type: "array", items: { type: "string" }, description });
export const oneOf = (description: string, ...values: string[]): Property => ({ type: "string", enum: values, description });

function tool(name: string, description: string, properties: Record<string, Property>, annotations: Record<string, boolean>): Tool {
  // By convention here the first property is the one a call cannot do without.
  const required = Object.keys(properties).slice(0, 1);
  return { name, description, inputSchema: { type: "object", properties, ...(required.length === 0 ? {} : { required }) }, annotations };
}

/** A tool that only looks. */
export const reads = (name: string, description: string, properties: Record<string, Property> = {}): Tool =>
  tool(name, description, properties, { readOnlyHint: true });

/** A tool that adds or changes something. */
export const writes = (name: string, description: string, properties: Record<string, Property> = {}): Tool =>
  tool(name, description, properties, { readOnlyHint: false, destructiveHint: false });

/** A tool that can overwrite or delete. */
export const destroys = (name: string, description: string, properties: Record<string, Property> = {}): Tool =>
  tool(name, description, properties, { readOnlyHint: false, destructiveHint: true });

export const surface = (...tools: Tool[]): ToolSurface => ({ tools, prompts: [], resources: [] });

export const manifest = (fields: Omit<Manifest, "$schema">): Manifest => ({ $schema: CURRENT_SCHEMA_URL, ...fields });

export function github(path: string, subfolder?: string): Repository {
  return { url: `https://github.com/${path}`, source: "github", ...(subfolder === undefined ? {} : { subfolder }) };
}

interface LocalOptions {
  packageArguments?: Argument[];
  environmentVariables?: KeyValueInput[];
}
const stdio = { transport: { type: "stdio" } };

export const npm = (identifier: string, version: string, options: LocalOptions = {}): Package => ({
  registryType: "npm", identifier, version, runtimeHint: "npx", ...stdio, ...options,
});
export const pypi = (identifier: string, version: string, options: LocalOptions = {}): Package => ({
  registryType: "pypi", identifier, version, runtimeHint: "uvx", ...stdio, ...options,
});
export const oci = (identifier: string, options: LocalOptions = {}): Package => ({
  registryType: "oci", identifier, runtimeHint: "docker", ...stdio, ...options,
});
export const remote = (url: string, headers?: KeyValueInput[]): Remote => ({
  type: "streamable-http", url, ...(headers === undefined ? {} : { headers }),
});

/** A secret the user brings; never with a value of its own. */
export const secret = (name: string, description: string): KeyValueInput => ({ name, description, isRequired: true, isSecret: true });
export const setting = (name: string, description: string, fallback?: string): KeyValueInput => ({
  name, description, ...(fallback === undefined ? {} : { default: fallback }),
});
