import { describe, expect, it } from "vitest";
import { checkSummary, riskReasons } from "@/lib/review/risk";

const outcome = (ruleId: string, status = "FAIL") => ({ ruleId, title: `Title of ${ruleId}`, status });
const found = (ruleId: string, severity: string) => ({ ruleId, severity });

describe("riskReasons", () => {
  const outcomes = [outcome("P001"), outcome("E001"), outcome("R001")];
  it.each([
    ["nothing found", [], []],
    ["the worst rule first", [found("P001", "low"), found("E001", "critical")], ["critical E001 1", "low P001 1"]],
    ["the order of the run among equals", [found("R001", "high"), found("P001", "high")], ["high P001 1", "high R001 1"]],
    ["a rule's worst finding, and how many it has", [found("P001", "info"), found("P001", "medium")], ["medium P001 2"]],
  ])("%s", (_case, findings, expected) => {
    expect(riskReasons(findings, outcomes).map(({ severity, ruleId, count }) => `${severity} ${ruleId} ${count}`)).toEqual(expected);
  });

  it("tells suspended versions of the server before whatever was found", () => {
    expect(riskReasons([found("E001", "critical")], outcomes, 2).map(({ ruleId, severity, count }) => `${severity} ${ruleId} ${count}`)).toEqual(["critical suspended 2", "critical E001 1"]);
    expect(riskReasons([], [], 1)).toHaveLength(1);
  });

  it("falls back to the id of a rule whose outcome is not there", () => {
    expect(riskReasons([found("X999", "low")], [])[0]).toMatchObject({ title: "X999" });
  });
});

it("counts verdicts, and as silent only what could not be carried out", () => {
  const run = ["PASS", "PASS", "FAIL", "UNAVAILABLE", "MISSING", "SKIPPED"].map((status) => outcome("P001", status));
  expect(checkSummary(run)).toEqual({ passed: 2, failed: 1, silent: 1 });
});
