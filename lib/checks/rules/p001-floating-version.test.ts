import { describe, expect, it } from "vitest";
import { floatingVersion } from "@/lib/checks/rules/p001-floating-version";
import { findingsOfPackage, npmPackage } from "@/lib/checks/testing/fixtures";
import type { Package } from "@/lib/manifest/schema";

const stdio: Package["transport"] = { type: "stdio" };
const digest = `sha256:${"ab".repeat(32)}`;

describe("P001 floating version", () => {
  it.each([
    ["npm", "1.2.0"], ["npm", "1.2.0-x86"], ["npm", "2026.8.31"], ["pypi", "1.2"], ["pypi", "1.0rc1"], ["pypi", "1.0.post1"],
    ["pypi", "2024.1.1"], ["nuget", "1.2.3.4"], ["cargo", "0.1.0"], ["other", "1.0.0-x86"],
  ])("accepts the exact %s version %s", (registryType, version) => {
    expect(findingsOfPackage(floatingVersion, npmPackage({ registryType, version }))).toEqual([]);
  });

  it.each([
    ["npm", ""], ["npm", "latest"], ["npm", "next"], ["npm", "^1.2.0"], ["npm", "~1"], ["npm", "1.2"], ["npm", "1.x"], ["npm", "*"],
    ["npm", "1.2.0 || 2"], ["npm", ">=1 <2"], ["npm", "1.0.0 - 2.0.0"], ["pypi", "1.*"], ["pypi", ">=1.0"], ["nuget", "1.*"], ["cargo", "1.x"],
  ])("reports the floating %s version %j at the version", (registryType, version) => {
    const [finding, ...others] = findingsOfPackage(floatingVersion, npmPackage({ registryType, version }));
    expect(finding?.pointer).toBe("/packages/0/version");
    expect(others).toEqual([]);
  });

  it.each([["ghcr.io/a/b", true], ["ghcr.io/a/b:latest", true], ["host:5000/a/b", true], ["ghcr.io/a/b:1.0", false], [`ghcr.io/a/b@${digest}`, false], [`ghcr.io/a/b:latest@${digest}`, false]])(
    "image %s floats: %s",
    (identifier, floats) => {
      const findings = findingsOfPackage(floatingVersion, { registryType: "oci", identifier, transport: stdio });
      expect(findings.map((finding) => finding.pointer)).toEqual(floats ? ["/packages/0/identifier"] : []);
    },
  );

  it("takes a file hash as the pin of an MCPB without version", () => {
    const bundle: Package = { registryType: "mcpb", identifier: "https://example.com/mcp.mcpb", transport: stdio };
    expect(findingsOfPackage(floatingVersion, bundle)).toHaveLength(1);
    expect(findingsOfPackage(floatingVersion, { ...bundle, fileSha256: "ab".repeat(32) })).toEqual([]);
  });

  it("reports a package without version at its identifier, as there is no version to point at", () => {
    const findings = findingsOfPackage(floatingVersion, { registryType: "npm", identifier: "a", transport: stdio });
    expect(findings[0]?.pointer).toBe("/packages/0/identifier");
  });
});
