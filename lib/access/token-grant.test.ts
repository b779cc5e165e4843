import { describe, expect, it } from "vitest";
import { fitIntoParent, type GrantRequest, type ParentGrant } from "./token-grant";

const SOON = new Date("2026-12-01");
const LATE = new Date("2027-06-01");
const parent: ParentGrant = { scopes: ["read", "publish"], namespaces: ["io.github.Acme"], catalogs: ["prod"], expiresAt: SOON };
const wanted: GrantRequest = { scopes: ["read"], namespaces: [], catalogs: [], expiresAt: SOON };

describe("a token minted through a token never exceeds it", () => {
  it.each<[string, Partial<ParentGrant>, Partial<GrantRequest>, boolean]>([
    ["the same scopes", {}, { scopes: ["read", "publish"] }, true],
    ["one scope more", {}, { scopes: ["read", "listing:suspend"] }, false],
    ["admin through a token without it", {}, { scopes: ["admin"] }, false],
    ["any scope through an admin token", { scopes: ["admin"] }, { scopes: ["publish", "admin"] }, true],
    ["its namespace in other letters", {}, { namespaces: ["IO.github.acme"] }, true],
    ["another namespace", {}, { namespaces: ["io.github.acme", "com.other"] }, false],
    ["any namespace through an unbound token", { namespaces: [] }, { namespaces: ["com.other"] }, true],
    ["another catalog", {}, { catalogs: ["default"] }, false],
  ])("decides %s", (_, parentChange, wantedChange, allow) => {
    expect(fitIntoParent({ ...parent, ...parentChange }, { ...wanted, ...wantedChange }).allow).toBe(allow);
  });

  it("inherits bindings that were left out", () => {
    expect(fitIntoParent(parent, wanted)).toMatchObject({ grant: { namespaces: ["io.github.Acme"], catalogs: ["prod"] } });
  });

  it("ends no later than its parent", () => {
    expect(fitIntoParent(parent, { ...wanted, expiresAt: LATE })).toMatchObject({ grant: { expiresAt: SOON } });
    expect(fitIntoParent({ ...parent, expiresAt: LATE }, wanted)).toMatchObject({ grant: { expiresAt: SOON } });
  });
});
