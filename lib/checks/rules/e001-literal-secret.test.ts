import { describe, expect, it } from "vitest";
import { literalSecret } from "@/lib/checks/rules/e001-literal-secret";
import { findingsOfEnvironment, findingsOfPackage, findingsOfRemote, named, npmPackage } from "@/lib/checks/testing/fixtures";

// Put together here so that no scanner of this repository takes a fake for a leak.
const github = `ghp_${"a".repeat(36)}`;
const providers: [string, string][] = [
  ["GitHub", github],
  ["AWS", `AKIA${"IOSFODNN7EXAMPLE"}`],
  ["Slack", ["xoxb", "123456789012", "abcdefghijkl"].join("-")],
  ["Anthropic", ["sk", "ant", "a1B2".repeat(8)].join("-")],
  ["Google", `AIza${"b".repeat(35)}`],
  ["GitLab", ["glpat", "c".repeat(20)].join("-")],
  ["JWT", [`eyJ${"a".repeat(12)}`, `eyJ${"b".repeat(12)}`, "c".repeat(12)].join(".")],
  ["PEM", ["-----BEGIN", "RSA PRIVATE", "KEY-----"].join(" ")],
];

describe("E001 literal secret", () => {
  it.each(providers)("finds a %s credential in a value", (_provider, value) => {
    const findings = findingsOfEnvironment(literalSecret, { name: "X", value });
    expect(findings.map((finding) => finding.pointer)).toEqual(["/packages/0/environmentVariables/0/value"]);
  });

  it("looks in defaults, choices, arguments, flag names, headers, URLs and variables", () => {
    const pkg = npmPackage({
      runtimeArguments: [named("--a", github), named(`--token=${github}`)],
      environmentVariables: [{ name: "X", default: github, choices: [github], value: "{v}", variables: { "a/b": { default: github } } }],
    });
    expect(findingsOfPackage(literalSecret, pkg).map((finding) => finding.pointer)).toEqual([
      "/packages/0/runtimeArguments/0/value",
      "/packages/0/runtimeArguments/1/name",
      "/packages/0/environmentVariables/0/default",
      "/packages/0/environmentVariables/0/choices/0",
      "/packages/0/environmentVariables/0/variables/a~1b/default",
    ]);
    const remote = { url: `https://a.example/?k=${github}`, headers: [{ name: "Authorization", value: `Bearer ${github}` }] };
    expect(findingsOfRemote(literalSecret, remote).map((finding) => finding.pointer)).toEqual(["/remotes/0/url", "/remotes/0/headers/0/value"]);
  });

  it("finds a random string only where the input is declared secret", () => {
    const value = "q7Zp2Lx9Vb4Nw8Rt1Kd6Hs3Y";
    expect(findingsOfEnvironment(literalSecret, { name: "X", value, isSecret: true })).toHaveLength(1);
    expect(findingsOfEnvironment(literalSecret, { name: "X", value })).toEqual([]);
  });

  it("skips what is plainly a sample, in placeholders only", () => {
    const sample = `ghp_${"x".repeat(36)}`;
    expect(findingsOfEnvironment(literalSecret, { name: "X", placeholder: sample })).toEqual([]);
    expect(findingsOfEnvironment(literalSecret, { name: "X", value: sample })).toHaveLength(1);
    expect(findingsOfEnvironment(literalSecret, { name: "X", placeholder: github })).toHaveLength(1);
  });

  it.each(["changeme", "Bearer {token}", "http://localhost:8080"])("leaves %s alone even in a secret input", (value) => {
    expect(findingsOfEnvironment(literalSecret, { name: "X", value, isSecret: true, placeholder: "<your token>" })).toEqual([]);
  });

  it("does not see a provider's prefix inside a word", () => {
    expect(findingsOfEnvironment(literalSecret, { name: "X", value: "task-abcdefghijklmnopqrstuvwxyz" })).toEqual([]);
  });

  it("never repeats the secret, and tells two secrets apart", () => {
    const evidence = [github, `ghp_${"a".repeat(35)}b`].map((value) => findingsOfEnvironment(literalSecret, { name: "X", value })[0]?.evidence ?? "");
    expect(evidence[0]).not.toContain("aaaaaaaa");
    expect(evidence[0]).not.toBe(evidence[1]);
  });
});
