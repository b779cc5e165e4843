import { describe, expect, test } from "vitest";
import { mintToken } from "@/lib/access/token-format";
import { catalogFacts, EPOCH, minutesLater } from "@/test/fixtures/served-listing";
import { AccessTable, type ReaderToken, tokenMayRead } from "./access-table";

const minted = mintToken("pat");
const token = (changes: Partial<ReaderToken> = {}): ReaderToken => ({
  id: minted.id,
  secretHash: minted.secretHash,
  scopes: ["read"],
  catalogs: [],
  roles: ["viewer"],
  expiresAt: minutesLater(10),
  revokedAt: null,
  disabledAt: null,
  ...changes,
});

describe("a token", () => {
  const table = (row: ReaderToken) => {
    const created = new AccessTable();
    created.replace([row]);
    return created;
  };
  test("works until it expires", () => {
    expect(table(token()).reader(minted.raw, EPOCH)?.id).toBe(minted.id);
    expect(table(token()).reader(minted.raw, minutesLater(10))).toBeNull();
  });
  test.each([
    ["revoked", { revokedAt: EPOCH }],
    ["whose holder is disabled", { disabledAt: EPOCH }],
    ["with another secret", { secretHash: mintToken("pat").secretHash }],
  ])("%s does not work", (_name, changes) => {
    expect(table(token(changes)).reader(minted.raw, EPOCH)).toBeNull();
  });
  test("is gone when the table is replaced without it", () => {
    const access = table(token());
    access.replace([]);
    expect(access.reader(minted.raw, EPOCH)).toBeNull();
  });
  test("of the environment reads as an admin", () => {
    const secret = "b".repeat(32);
    expect(new AccessTable(secret).reader(secret, EPOCH)?.roles).toEqual(["admin"]);
    expect(new AccessTable(null).reader(secret, EPOCH)).toBeNull();
  });
});

describe("who may read a catalog", () => {
  const prod = catalogFacts("prod", "token");
  test.each([
    ["a public one: nobody in particular", catalogFacts("default"), null, true],
    ["a token one: nobody in particular", prod, null, false],
    ["a token one: any token", prod, token(), false],
    ["a token one: a reviewer's token", prod, token({ roles: ["viewer", "reviewer"] }), false],
    ["a token one: a token bound to it", prod, token({ catalogs: ["prod"] }), true],
    ["a token one: a token bound to another", prod, token({ catalogs: ["team-a"] }), false],
    ["a token one: an admin's token", prod, token({ roles: ["admin"] }), true],
    ["a token one: an auditor's token", prod, token({ roles: ["auditor"] }), true],
    ["a token one: an admin's token bound to another", prod, token({ roles: ["admin"], catalogs: ["team-a"] }), false],
    ["a token one: an admin's token that may only publish", prod, token({ roles: ["admin"], scopes: ["publish"] }), false],
    ["a signed-in one: nobody in particular", catalogFacts("staff", "signed-in"), null, false],
    ["a signed-in one: any token", catalogFacts("staff", "signed-in"), token(), true],
  ])("%s", (_name, catalog, reader, allowed) => {
    expect(tokenMayRead(catalog, reader)).toBe(allowed);
  });
});
