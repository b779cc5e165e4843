import { expect, it } from "vitest";
import { toAct } from "@/lib/audit/act-mapper";
import type { AuditEntryDto } from "@/lib/audit/schema";

const entry = (fields: Partial<AuditEntryDto>): AuditEntryDto => ({
  seq: 1, at: "2026-11-30T00:00:00.000Z", actorId: null, actor: "ada", authn: "session", action: "listing.suspend", object: "com.acme/weather",
  objectIds: [], before: null, after: null, reason: null, ip: null, requestId: null, prevHash: "", hash: "", ...fields,
});

it.each([
  { case: "the version and the place", after: '{"suspended":true,"version":"1.0.0","where":"default"}', facts: [{ fact: "version", text: "1.0.0" }, { fact: "catalog", text: "default" }] },
  { case: "lists as one text", after: '{"roles":["reviewer","admin"]}', facts: [{ fact: "roles", text: "reviewer, admin" }] },
  { case: "nothing of what it does not know", after: '{"digest":"sha256:1","policy":{"version":3}}', facts: [] },
  { case: "nothing of a bare value", after: '"owner"', facts: [] },
  { case: "what was before, where there is nothing after", after: null, facts: [{ fact: "role", text: "owner" }] },
])("tells $case", ({ after, facts }) => {
  expect(toAct(entry({ before: '{"role":"owner"}', after })).facts).toEqual(facts);
});

it("tells a refused attempt apart from what happened", () => {
  expect(toAct(entry({ action: "user.update.refused" }))).toMatchObject({ action: "user.update", refused: true });
});
