import { expect, it } from "vitest";
import { unservedReason } from "./unserved";

const block = { at: "2026-11-30T12:00:00.000Z", by: null, reason: "malware" };
const version = { listings: [], blocked: null, publisherStatus: "active" } as const;

it.each([
  ["pending", {}],
  ["suspended", { blocked: block }],
  ["suspended", { listings: [{ state: "withdrawn" }, { state: "suspended" }], publisherStatus: "deleted" }],
  ["withdrawn", { listings: [{ state: "expired" }, { state: "withdrawn" }] }],
  ["deleted", { listings: [{ state: "withdrawn" }], publisherStatus: "deleted" }],
  ["expired", { listings: [{ state: "expired" }] }],
] as const)("a version that is not served is told as %s with %o", (reason, more) => {
  expect(unservedReason({ ...version, ...more })).toBe(reason);
});
