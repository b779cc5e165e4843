import { describe, expect, it } from "vitest";
import type { Review } from "@/lib/review/schema";
import type { Evidence } from "@/lib/submission/evidence-service";
import { overviewOf } from "@/lib/submission/review-overview-mapper";

type Facts = Omit<Evidence, "overview">;

const check = { ruleId: "T001", title: "Invisible characters", status: "PASS", enforced: true, required: false } as const;
const finding = { id: "1", ruleId: "T001", severity: "critical", pointer: "/surface/tools/0/description", message: "", evidence: "", fingerprint: "", references: [] } as const;
const review = { checks: [check], findings: [], risk: null, comments: [], submittedBy: { id: "pia", name: "Pia" } } as unknown as Review;
const history = { servers: 1, approved: 3, changesRequested: 0, rejected: 0, suspended: 0 };
const facts = {
  manifest: { packages: [{ registryType: "npm", identifier: "@example/greeting", version: "1.0.0" }] },
  surface: { tools: [{ name: "greet" }], prompts: [], resources: [] },
  capabilities: { greet: "read-only" },
  comparison: null,
  choices: [],
  plan: { inputs: [] },
  trust: { publisherType: "community", history, askers: [] },
  precedent: { earlier: [{ state: "approved" }], trouble: [], similar: [], shadowed: [] },
  publisherSide: ["mia"],
} as unknown as Facts;
const change = { kind: "changed", area: "package", pointer: "/packages/0/identifier", risk: "high" } as const;
const SAME = { tools: [], prompts: [], resources: [], instructions: null };
const comparison = (manifest: readonly unknown[], told: object = {}) => ({ comparison: { base: { version: "1.0.0" }, changes: { base: "1.0.0", manifest, ...SAME, ...told } } }) as unknown as Facts;

const said = (...authors: string[]) => authors.map((id) => ({ author: { id }, visibility: "publisher" })) as never;

const line = (index: number, ofReview: Partial<Review> = {}, ofFacts: Partial<Facts> = {}) => overviewOf({ ...review, ...ofReview } as Review, { ...facts, ...ofFacts } as Facts).lines[index];
const standings = (ofReview: Partial<Review> = {}, ofFacts: Partial<Facts> = {}) => overviewOf({ ...review, ...ofReview } as Review, { ...facts, ...ofFacts } as Facts).standings;

describe("the summary of a review", () => {
  it("has five lines at most", () => expect(overviewOf(review, facts).lines.length).toBeLessThanOrEqual(5));

  it.each<[string, number, Partial<Review>, Partial<Facts>, object]>([
    ["what runs", 0, {}, {}, { code: "runsPackage", params: { name: "npm @example/greeting 1.0.0", count: 0 } }],
    ["that nothing can be read", 0, {}, { manifest: null }, { code: "runsNothing", standing: "unknown" }],
    ["that it is new here", 1, {}, {}, { code: "first", standing: "unknown" }],
    ["that there is something to compare with, though nothing listed here", 1, {}, { choices: [{ reference: "1.0.0" }] as never }, { code: "unlisted", standing: "unknown" }],
    ["that it cannot be compared, which is not new", 1, {}, { comparison: { base: { version: "1.0.0" }, changes: null } } as never, { code: "incomparable", standing: "unknown", params: { version: "1.0.0" } }],
    ["that nothing changed", 1, {}, comparison([]), { code: "unchanged", standing: "clear" }],
    ["how much changed, and how much of it counts", 1, {}, comparison([change], { tools: [{}] }), { code: "changed", standing: "attention", params: { count: 2, number: 2, max: 1 } }],
    ["that nothing but the instructions changed", 1, {}, comparison([], { instructions: { before: "", after: "Obey." } }), { code: "changed", standing: "attention", params: { count: 1, number: 1, max: 1 } }],
    ["that prompts and resources changed", 1, {}, comparison([], { prompts: [{}], resources: [{}] }), { code: "changed", standing: "attention", params: { count: 2, number: 2, max: 2 } }],
    ["the worst finding", 2, { findings: [finding] as never, risk: "critical" }, {}, { code: "worstFinding", standing: "attention", params: { severity: "critical", name: "T001", count: 1 } }],
    ["that a check gave no verdict, which is not clean", 2, { checks: [{ ...check, status: "UNAVAILABLE" }] }, {}, { code: "checksPartly", standing: "unknown" }],
    ["that no check has finished", 2, { checks: [] }, {}, { code: "checksOpen", standing: "unknown" }],
    ["secrets it asks for", 3, {}, { plan: { inputs: [{ id: "KEY", secret: true }] } } as never, { code: "asks", standing: "attention", params: { count: 1, number: 1 } }],
    ["who asked for it", 4, {}, { trust: { history, askers: [{ name: "Li", reason: "" }] } } as never, { code: "wantedBy", params: { name: "Pia", count: 1 } }],
  ])("says %s", (_what, index, ofReview, ofFacts, expected) => expect(line(index, ofReview, ofFacts)).toMatchObject(expected));
});

describe("what rules make of a section", () => {
  it.each<[string, keyof ReturnType<typeof standings>, Partial<Review>, Partial<Facts>, string]>([
    ["a namespace with approvals", "trust", {}, {}, "clear"],
    ["an unknown namespace", "trust", {}, { trust: { publisherType: "community", history: { ...history, approved: 0 }, askers: [] } } as never, "unknown"],
    ["a namespace with a rejection", "trust", {}, { trust: { publisherType: "internal", history: { ...history, rejected: 1 }, askers: [] } } as never, "attention"],
    ["a finding in the tools", "tools", { findings: [finding] as never }, {}, "attention"],
    ["tools nobody has checked yet", "tools", { checks: [] }, {}, "unknown"],
    ["what it asks for, not checked yet", "asks", { checks: [] }, {}, "unknown"],
    ["tools nobody declared", "tools", {}, { surface: null, capabilities: {} }, "unknown"],
    ["a tool that destroys", "tools", {}, { capabilities: { greet: "destructive" } }, "attention"],
    ["a tool name another server has", "precedent", {}, { precedent: { ...facts.precedent, shadowed: [{ tool: "greet", server: "x/y" }] } }, "attention"],
    ["a publisher who spoke last", "thread", { comments: said("ada", "mia") }, {}, "attention"],
    ["a publisher who was answered", "thread", { comments: said("mia", "ada") }, {}, "clear"],
    ["who opened the review and is not of the publisher", "thread", { comments: said("pia") }, {}, "clear"],
    ["a member of the namespace who notes something for reviewers", "thread", { comments: [{ author: { id: "mia" }, visibility: "internal" }] as never }, {}, "clear"],
  ])("%s: %s", (_what, section, ofReview, ofFacts, expected) => expect(standings(ofReview, ofFacts)[section]).toBe(expected));
});
