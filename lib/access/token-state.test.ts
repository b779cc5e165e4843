import { describe, expect, it } from "vitest";
import { mintToken, parseToken } from "./token-format";
import { tokenStands, tokenWorks } from "./token-state";

const NOW = new Date("2026-11-22T12:00:00Z");
const LATER = new Date("2026-11-22T12:00:00.001Z");
const live = { expiresAt: LATER, revokedAt: null };
const enabled = { disabledAt: null };

describe("whether a token stands", () => {
  it.each([
    ["a token that is not revoked, not expired, of an enabled principal", live, enabled, true],
    ["a token in the instant it expires", { ...live, expiresAt: NOW }, enabled, false],
    ["a revoked token", { ...live, revokedAt: NOW }, enabled, false],
    ["a token of a disabled principal", live, { disabledAt: NOW }, false],
  ])("decides %s", (_, token, holder, expected) => expect(tokenStands(token, holder, NOW)).toBe(expected));

  it("refuses another secret under a known id", () => {
    const token = mintToken("pat");
    const other = parseToken(mintToken("pat").raw);
    const presented = parseToken(token.raw);
    if (presented === null || other === null) throw new Error("a minted token must parse");
    const row = { ...live, secretHash: token.secretHash };
    expect(tokenWorks(presented, row, enabled, NOW)).toBe(true);
    expect(tokenWorks({ ...presented, secret: other.secret }, row, enabled, NOW)).toBe(false);
  });
});
