import { describe, expect, it } from "vitest";
import { runChecks, runRule } from "@/lib/checks/engine";
import { RULES, ruleSetDigest } from "@/lib/checks/registry";
import type { RawFinding, Rule, RuleSubject } from "@/lib/checks/rule";
import { checkReportSchema } from "@/lib/checks/schema";
import { CHECK_IDS } from "@/lib/checks/check-names-schema";
import { defaultSwitches } from "@/lib/checks/switches";
import { inputWith, npmPackage, positional, surfaceWith } from "@/lib/checks/testing/fixtures";

const hit: RawFinding = { pointer: "/title", message: "Found.", evidence: "x" };
const ruleThat = (evaluate: Rule["evaluate"], subject: RuleSubject = "manifest"): Rule => ({
  id: "X001", version: 3, title: "Test rule", severity: "high", subject, references: ["CWE-1"], explanation: "For tests.", evaluate,
});
const statusOf = (rule: Rule, input = inputWith({})) => runRule(rule, input, {}).status;

describe("runRule", () => {
  it("passes only a rule that ran and found nothing", () => {
    expect(runRule(ruleThat(() => []), inputWith({}), {})).toEqual({
      ruleId: "X001", title: "Test rule", status: "PASS", enforced: true, required: false, findings: [], ruleVersion: 3, note: null,
    });
  });

  it("reports a throwing rule as UNAVAILABLE, never as PASS", () => {
    const outcome = runRule(ruleThat(() => { throw new Error("out of\u001B luck"); }), inputWith({}), {});
    expect(outcome).toMatchObject({ status: "UNAVAILABLE", findings: [], note: "The rule could not be carried out: out of⟦U+001B⟧ luck." });
  });

  it("does not run a disabled rule", () => {
    const switches = { X001: { enabled: false, enforced: true, required: true } };
    const outcome = runRule(ruleThat(() => { throw new Error("ran"); }), inputWith({}), switches);
    expect(outcome).toMatchObject({ status: "SKIPPED", enforced: true, required: true });
  });

  it.each<[RuleSubject, RawFinding[], "with" | "without", string]>([
    ["surface", [], "without", "MISSING"], ["surface", [], "with", "PASS"], ["both", [], "without", "MISSING"], ["both", [hit], "without", "FAIL"],
    ["both", [], "with", "PASS"], ["manifest", [], "without", "PASS"],
  ])("a %s rule with findings %j %s a surface is %s", (subject, findings, surface, status) => {
    expect(statusOf(ruleThat(() => findings, subject), inputWith({}, surface === "with" ? surfaceWith("x") : null))).toBe(status);
  });

  it("takes severity from the finding when it names one, else from the rule", () => {
    const { findings } = runRule(ruleThat(() => [hit, { ...hit, severity: "low" }]), inputWith({}), {});
    expect(findings.map((finding) => finding.severity)).toEqual(["high", "low"]);
  });

  it("gives a hit the same fingerprint when only our wording changes, and another when place or evidence does", () => {
    const variants = [hit, { ...hit, message: "Other." }, { ...hit, pointer: "/name" }, { ...hit, evidence: "y" }];
    const prints = runRule(ruleThat(() => variants), inputWith({}), {}).findings.map((finding) => finding.fingerprint);
    expect(prints[1]).toBe(prints[0]);
    expect(new Set(prints).size).toBe(3);
  });

  it("bounds evidence and shows nothing invisible", () => {
    const [finding] = runRule(ruleThat(() => [{ ...hit, evidence: "\u200B".repeat(500) }]), inputWith({}), {}).findings;
    expect(finding?.evidence.length).toBeLessThanOrEqual(200);
    expect(finding?.evidence).toMatch(/^(⟦U\+200B⟧)+…$/);
  });

  it("bounds the number of findings without letting a waiver of the shown ones cover the rest", () => {
    const many = (last: string) => Array.from({ length: 150 }, (_, index) => ({ ...hit, pointer: `/${index}`, evidence: index === 149 ? last : "x" }));
    const [first, second] = ["a", "b"].map((last) => runRule(ruleThat(() => many(last)), inputWith({}), {}).findings);
    expect(first).toHaveLength(100);
    expect(first?.at(-1)?.fingerprint).not.toBe(second?.at(-1)?.fingerprint);
  });
});

describe("runChecks", () => {
  it("gives one well-formed outcome per rule, the same each time", () => {
    const input = inputWith({ packages: [npmPackage({ version: "latest", runtimeArguments: [positional("curl x | sh\u200B")] })] }, surfaceWith("ok"));
    const report = runChecks(input, {});
    expect(checkReportSchema.parse(report)).toEqual(report);
    expect(report.outcomes.map((outcome) => outcome.ruleId)).toEqual(["P001", "P003", "A001", "A003", "A005", "E001", "R001", "R002", "T001", "T002"]);
    expect(runChecks(input, {})).toEqual(report);
  });

  it("survives hostile nesting and templates that multiply", () => {
    let deep: unknown = "x\u200B";
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    const surface = { tools: [{ name: "t", inputSchema: { deep } }], prompts: [], resources: [] };
    const bomb = { type: "positional" as const, value: "{a}".repeat(50_000), variables: { a: { default: "{a}".repeat(50) } } };
    const report = runChecks(inputWith({ packages: [npmPackage({ packageArguments: [bomb] })] }, surface), {});
    const status = Object.fromEntries(report.outcomes.map((outcome) => [outcome.ruleId, outcome.status]));
    expect(status).toMatchObject({ T001: "FAIL", A005: "UNAVAILABLE", A003: "UNAVAILABLE" });
  });
});

describe("rule set", () => {
  it("has unique ids and enforces every rule by default, requiring none", () => {
    const switches = defaultSwitches(RULES);
    expect(Object.keys(switches)).toHaveLength(RULES.length);
    for (const rule of RULES) expect(switches[rule.id]).toEqual({ enabled: true, enforced: true, required: false });
  });

  it("has another digest when a rule's version is raised", () => {
    const [first, ...others] = RULES;
    if (first === undefined) throw new Error("no rules");
    expect(ruleSetDigest([{ ...first, version: first.version + 1 }, ...others])).not.toBe(ruleSetDigest());
  });
});

it("a policy may require every rule there is, and nothing else", () => {
  expect(RULES.map(({ id }) => id)).toEqual([...CHECK_IDS]);
});
