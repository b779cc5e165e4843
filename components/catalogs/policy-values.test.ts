import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { readText, readValues, textOf, valuesOf } from "./policy-values";

const POLICIES: PolicyDocument[] = [
  DEFAULT_POLICY,
  { approvals: { min: 2, roles: { security_reviewer: 1 } }, requiredChecks: ["E001", "P001"], blockSeverity: "high", approvalTtlDays: 90, allowImport: true, stepUp: { minutes: 15 } },
];

describe("form and JSON edit the same document", () => {
  it.each(POLICIES)("%j comes back from both as it was", (policy) => {
    expect(readValues(valuesOf(policy))).toEqual({ policy });
    expect(readText(textOf(policy))).toEqual({ policy });
  });

  it.each([
    ["approvals.min", { min: "0" }],
    ["approvals.min", { min: "" }],
    ["approvals.min", { min: "1.5" }],
    ["approvals.roles.admin", { roles: { reviewer: "", security_reviewer: "", admin: "x" } }],
    ["approvalTtlDays", { expires: true, approvalTtlDays: "99999" }],
    ["stepUp.minutes", { asksPasskey: true, stepUpMinutes: "0" }],
  ])("names the field %s of %j", (path, more) => {
    expect(readValues({ ...valuesOf(DEFAULT_POLICY), ...more })).toEqual({ wrong: new Set([path]) });
  });

  it.each(["", "{", "[]", '{"approvals":{"min":0}}', '{"approvals":{"min":1},"surprise":true}'])("says what is wrong with %s", (text) => {
    expect(readText(text)).toEqual({ problem: expect.stringMatching(/.+/) });
  });
});
