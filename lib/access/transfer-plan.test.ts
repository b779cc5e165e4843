import { describe, expect, it } from "vitest";
import { planTransfer, stoppedTokens, type TransferMember } from "@/lib/access/transfer-plan";

const OWNER: TransferMember = { principalId: "owner", role: "owner" };
const PUBLISHER: TransferMember = { principalId: "publisher", role: "publisher" };

describe("a namespace that gets a new owner", () => {
  it.each([
    { case: "leaves everybody else out", members: [OWNER, PUBLISHER], to: "new", keep: false, stays: [], leaves: ["owner", "publisher"] },
    { case: "keeps the others as publishers, former owners too", members: [OWNER, PUBLISHER], to: "new", keep: true, stays: ["owner", "publisher"], leaves: [] },
    { case: "makes a publisher its owner without listing it twice", members: [OWNER, PUBLISHER], to: "publisher", keep: true, stays: ["owner"], leaves: [] },
    { case: "has nobody else to tell of when it had no members", members: [], to: "new", keep: false, stays: [], leaves: [] },
  ])("$case", ({ members, to, keep, stays, leaves }) => {
    const plan = planTransfer(members, to, keep);
    expect([plan.stays.map(({ principalId }) => principalId), plan.leaves.map(({ principalId }) => principalId)]).toEqual([stays, leaves]);
    expect(plan.stays.every(({ role }) => role === "publisher")).toBe(true);
  });
});

describe("a token stops publishing", () => {
  const token = (fields: object) => ({ principalId: "gone", scopes: ["publish"], namespaceKeys: [], ...fields });
  it.each([
    { case: "of one who leaves, wherever it may publish", fields: {}, stops: true },
    { case: "of one who leaves, bound to it", fields: { namespaceKeys: ["com.acme"] }, stops: true },
    { case: "with the scope that implies all others", fields: { scopes: ["admin"] }, stops: true },
    { case: "not when it is bound elsewhere", fields: { namespaceKeys: ["com.other"] }, stops: false },
    { case: "not when it only reads", fields: { scopes: ["read"] }, stops: false },
    { case: "not when its holder stays", fields: { principalId: "stays" }, stops: false },
  ])("$case", ({ fields, stops }) => {
    expect(stoppedTokens([token(fields)], new Set(["gone"]), "com.acme")).toHaveLength(stops ? 1 : 0);
  });
});
