import { expect, it } from "vitest";
import { evidenceDocumentSchema } from "./evidence-schema";

const EARLIEST = {
  schema: "gatehouse.evidence/1",
  review: { id: "r", server: "com.a/b", version: "1.0.0", catalog: "default", round: 1, revision: 2 },
  subject: { manifestDigest: "sha256:1", surfaceDigest: null },
  vote: { id: "v", decision: "approve", comment: "", castAt: "2026-11-30T00:00:00.000Z" },
  voter: { id: "p", name: "Ada", email: null, roles: ["reviewer"] },
  policy: { version: 1, digest: "sha256:2", verdict: { allow: true, unmet: [] } },
  checks: null,
  comparedWith: null,
  sections: [],
};

it("reads evidence of which nobody kept what its checks were over", () => {
  const checks = { runId: "c", finishedAt: "2026-11-30T00:00:00.000Z", ruleSetDigest: "sha256:3", rules: [], findings: [] };
  for (const kept of [{ ...EARLIEST, checks }, { ...EARLIEST, checks: { ...checks, subject: EARLIEST.subject } }]) expect(evidenceDocumentSchema.parse(kept)).toEqual(kept);
});

it("reads evidence that was frozen before it had the key in clients", () => {
  expect(evidenceDocumentSchema.parse(EARLIEST)).toEqual(EARLIEST);
  expect(evidenceDocumentSchema.parse({ ...EARLIEST, clientKey: "b" })).toEqual({ ...EARLIEST, clientKey: "b" });
});
