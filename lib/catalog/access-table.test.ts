import { describe, expect, test } from "vitest";
import { mintToken } from "@/lib/access/token-format";
import { EPOCH, minutesLater } from "@/test/fixtures/served-listing";
import { AccessTable, type ReaderToken } from "./access-table";

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
    expect(table(token()).reader(minted.raw, EPOCH)?.scopes).toEqual(["read"]);
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
    expect(new AccessTable(secret).reader(secret, EPOCH)).toMatchObject({ roles: ["admin"], bootstrap: true });
    expect(new AccessTable(null).reader(secret, EPOCH)).toBeNull();
  });
});
