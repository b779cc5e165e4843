import { expect, it } from "vitest";
import { unservedReason } from "./unserved";

const block = { at: "2026-11-30T12:00:00.000Z", by: null, reason: "malware" };
const version = { listings: [], blocked: null } as const;
const withdrawn = { state: "withdrawn", withdrawnByAdmin: true } as const;
const deleted = { state: "withdrawn", withdrawnByAdmin: false } as const;
const expired = { state: "expired", withdrawnByAdmin: false } as const;

it.each([
  ["pending", {}],
  ["suspended", { blocked: block }],
  ["suspended", { listings: [deleted, { state: "suspended", withdrawnByAdmin: true }] }],
  ["withdrawn", { listings: [expired, withdrawn] }],
  ["withdrawn", { listings: [deleted, withdrawn] }],
  ["deleted", { listings: [expired, deleted] }],
  ["expired", { listings: [expired] }],
] as const)("a version that is not served is told as %s with %o", (reason, more) => {
  expect(unservedReason({ ...version, ...more })).toBe(reason);
});
