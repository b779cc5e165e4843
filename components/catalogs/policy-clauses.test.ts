import fc from "fast-check";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { CHECK_IDS, SEVERITIES } from "@/lib/checks/check-names-schema";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";
import { changedClauses, peopleNeeded, policyClauses, type PolicyWords, SEAT_ROLES } from "./policy-clauses";

/** Fails where a message is missing or is not given what it needs. */
function wordsOf(locale: "en" | "zh-CN"): PolicyWords {
  const onError = (error: Error) => {
    throw error;
  };
  const messages = locale === "en" ? en : (zh as typeof en);
  const clause = createTranslator({ locale, messages, namespace: "catalogs.clauses", onError });
  const role = createTranslator({ locale, messages, namespace: "roles", onError });
  const severity = createTranslator({ locale, messages, namespace: "severity", onError });
  const rule = createTranslator({ locale, messages, namespace: "rules", onError });
  return { clause: (key, values) => clause(key, values as never), role, severity, check: rule, list: (items) => new Intl.ListFormat(locale).format(items) };
}

const LANGUAGES = [wordsOf("en"), wordsOf("zh-CN")];

/** Every policy there is, in the one spelling that means it. */
const policies: fc.Arbitrary<PolicyDocument> = fc.record({
  approvals: fc.record({ min: fc.integer({ min: 1, max: 20 }), roles: fc.dictionary(fc.constantFrom(...SEAT_ROLES), fc.integer({ min: 1, max: 20 })) }),
  requiredChecks: fc.subarray([...CHECK_IDS, "X999"]),
  blockSeverity: fc.option(fc.constantFrom(...SEVERITIES)),
  approvalTtlDays: fc.option(fc.integer({ min: 1, max: 3650 })),
  allowImport: fc.boolean(),
  stepUp: fc.option(fc.record({ minutes: fc.integer({ min: 1, max: 1440 }) })),
});

const rolesOf = ({ approvals: { roles } }: PolicyDocument) => SEAT_ROLES.map((role) => roles[role]);
const meaningOf = (policy: PolicyDocument) => JSON.stringify({ ...policy, approvals: [policy.approvals.min, rolesOf(policy)] });

describe.each(LANGUAGES.map((words, index) => [index === 0 ? "English" : "Chinese", words] as const))("a policy in %s", (_language, words) => {
  it("is said in whole sentences, whatever it demands", () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const clauses = policyClauses(policy, words);
        expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
        for (const { text } of clauses) {
          expect(text).not.toMatch(/[{}]|undefined|catalogs\./);
          expect(text).toMatch(/[.。]$/);
        }
        for (const id of policy.requiredChecks) expect(clauses.find((clause) => clause.id === "checks")?.text).toContain(id);
      }),
    );
  });

  it("says something else when anything about it is other, and nothing else when nothing is", () => {
    fc.assert(
      fc.property(policies, policies, (one, other) => {
        const changes = changedClauses(policyClauses(one, words), policyClauses(other, words));
        expect(changes.length === 0).toBe(meaningOf(one) === meaningOf(other));
      }),
    );
  });

  it("tells a change from its reverse", () => {
    fc.assert(
      fc.property(policies, policies, (one, other) => {
        const [there, back] = [policyClauses(one, words), policyClauses(other, words)];
        const reversed = changedClauses(back, there).map(({ id, before, after }) => ({ id, before: after, after: before }));
        expect(new Map(changedClauses(there, back).map((change) => [change.id, change]))).toEqual(new Map(reversed.map((change) => [change.id, change])));
      }),
    );
  });
});

it.each([
  [1, {}, 1],
  [2, { security_reviewer: 1 }, 2],
  [1, { security_reviewer: 1, admin: 1 }, 2],
  [3, { reviewer: 2, security_reviewer: 2 }, 4],
])("at least %i with %j takes %i people", (min, roles, people) => {
  expect(peopleNeeded({ ...DEFAULT_POLICY, approvals: { min, roles } })).toBe(people);
});
