import type { CheckInput, RawFinding, Rule } from "@/lib/checks/rule";
import { CURRENT_SCHEMA_URL, type Argument, type KeyValueInput, type Manifest, type Package, type Remote } from "@/lib/manifest/schema";
import type { ToolSurface } from "@/lib/manifest/tool-surface";

/** Builders for the table tests of this room. */
export function manifestWith(parts: Partial<Manifest>): Manifest {
  return { $schema: CURRENT_SCHEMA_URL, name: "com.example/weather", description: "Weather", version: "1.0.0", ...parts };
}

export function inputWith(parts: Partial<Manifest>, surface: ToolSurface | null = null): CheckInput {
  return { manifest: manifestWith(parts), surface, config: { allowedRegistries: {}, allowedPrivateHosts: [] } };
}

export function npmPackage(parts: Partial<Package> = {}): Package {
  return { registryType: "npm", identifier: "@example/weather", version: "1.0.0", runtimeHint: "npx", transport: { type: "stdio" }, ...parts };
}

export function dockerPackage(runtimeArguments: Argument[]): Package {
  return { registryType: "oci", identifier: "ghcr.io/example/weather:1.0.0", runtimeHint: "docker", transport: { type: "stdio" }, runtimeArguments };
}

export const positional = (value: string): Argument => ({ type: "positional", value });
export const named = (name: string, value?: string): Argument => ({ type: "named", name, ...(value === undefined ? {} : { value }) });

export const findingsOfPackage = (rule: Rule, pkg: Package): RawFinding[] => rule.evaluate(inputWith({ packages: [pkg] }));
export const findingsOfRemote = (rule: Rule, remote: Omit<Remote, "type">): RawFinding[] =>
  rule.evaluate(inputWith({ remotes: [{ type: "streamable-http", ...remote }] }));
export const findingsOfEnvironment = (rule: Rule, variable: KeyValueInput): RawFinding[] =>
  findingsOfPackage(rule, npmPackage({ environmentVariables: [variable] }));

export function surfaceWith(description: string): ToolSurface {
  return { tools: [{ name: "forecast", description }], prompts: [], resources: [] };
}
