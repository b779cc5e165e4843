import { describe, expect, it } from "vitest";
import type { ReviewState } from "@/lib/review/schema";
import { type KnownVersion, planSubmission, type SubmissionPlan } from "@/lib/submission/plan";

const SAME = "sha256:same";
const OTHER = "sha256:other";
const review = (catalogId: string, state: ReviewState, digest = SAME) => ({ id: `${catalogId}-${state}`, catalogId, state, digest });
const known = (reviews: KnownVersion["reviews"], everListed = false): KnownVersion => ({ digest: SAME, everListed, reviews });

describe("planSubmission (governance.md §1 \"Version\", §2)", () => {
  it.each<[string, KnownVersion | null, string, string[], SubmissionPlan]>([
    ["a new version", null, SAME, ["a", "b"], { revision: "first", resubmit: [], open: ["a", "b"] }],
    ["other bytes after changes were requested", known([review("a", "changes_requested")]), OTHER, ["a"], { revision: "next", resubmit: ["a-changes_requested"], open: [] }],
    [
      "other bytes answer every catalog that waits, named or not",
      known([review("a", "changes_requested"), review("b", "changes_requested")]), OTHER, ["a", "c"],
      { revision: "next", resubmit: ["a-changes_requested", "b-changes_requested"], open: ["c"] },
    ],
    ["other bytes after a withdrawal", known([review("a", "withdrawn")]), OTHER, ["a"], { revision: "next", resubmit: [], open: ["a"] }],
    ["the same bytes after a withdrawal", known([review("a", "withdrawn")]), SAME, ["a"], { revision: "next", resubmit: [], open: ["a"] }],
    ["the same bytes for one more catalog", known([review("a", "in_review")]), SAME, ["a", "b"], { revision: "same", resubmit: [], open: ["b"] }],
    ["the same bytes for another catalog than the one that rejected", known([review("a", "rejected")]), SAME, ["b"], { revision: "next", resubmit: [], open: ["b"] }],
    ["earlier bytes were rejected there, these were not", known([review("a", "rejected", OTHER)]), SAME, ["a"], { revision: "next", resubmit: [], open: ["a"] }],
  ])("%s", (_what, version, digest, catalogs, plan) => {
    expect(planSubmission(version, digest, catalogs)).toEqual(plan);
  });

  it.each<[string, KnownVersion, string, string[], string]>([
    ["other bytes of a listed version", known([review("a", "approved")], true), OTHER, ["b"], "version_final"],
    ["other bytes of a rejected version, in any catalog", known([review("a", "rejected")]), OTHER, ["b"], "version_final"],
    ["other bytes while submitted", known([review("a", "submitted")]), OTHER, ["a"], "version_exists"],
    ["other bytes while in review in another catalog", known([review("a", "in_review"), review("b", "changes_requested")]), OTHER, ["b"], "version_exists"],
    ["the same bytes of a listed version", known([review("a", "approved")], true), SAME, ["b"], "version_exists"],
    ["the same bytes while submitted", known([review("a", "submitted")]), SAME, ["a"], "version_exists"],
    ["the same bytes after changes were requested", known([review("a", "changes_requested")]), SAME, ["a"], "version_exists"],
    ["the same bytes where they were rejected", known([review("a", "rejected")]), SAME, ["a", "b"], "digest_rejected"],
  ])("refuses %s", (_what, version, digest, catalogs, code) => {
    expect(() => planSubmission(version, digest, catalogs)).toThrowError(expect.objectContaining({ code }));
  });

  it.each(["version_exists", "version_final"])("tells clients of the official registry in its own words (%s)", (code) => {
    const act = () => planSubmission(known([review("a", "in_review")], code === "version_final"), OTHER, ["a"]);
    expect(act).toThrowError(expect.objectContaining({ code, detail: expect.stringMatching(/^invalid version: cannot publish duplicate version/) }));
  });
});
