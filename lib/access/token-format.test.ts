import { describe, expect, it } from "vitest";
import { mintToken, parseToken, sameSecret, secretMatches, TOKEN_KINDS } from "./token-format";

const CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

describe("the text of an API token", () => {
  it.each(TOKEN_KINDS)("reads back what was minted (%s)", (kind) => {
    const minted = mintToken(kind);
    const parsed = parseToken(minted.raw);
    expect(parsed).toMatchObject({ kind, id: minted.id });
    expect(minted.raw).toMatch(/^gth_(pat|bot)_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
    expect(secretMatches(parsed?.secret ?? "", minted.secretHash)).toBe(true);
  });

  it("never stores the secret it shows", () => {
    const { raw, secretHash } = mintToken("pat");
    expect(secretHash).toHaveLength(32);
    expect(raw).not.toContain(Buffer.from(secretHash).toString("hex"));
  });

  it("turns away a token with any one character changed", () => {
    const { raw } = mintToken("bot");
    for (let index = 0; index < raw.length; index += 1) {
      const other = CHARACTERS[(CHARACTERS.indexOf(raw.charAt(index)) + 1) % CHARACTERS.length] ?? "0";
      expect(parseToken(raw.slice(0, index) + other + raw.slice(index + 1))).toBeNull();
    }
  });

  it.each(["", "gth_", "gth_pat_abc_def", "ghp_0123456789", " ".repeat(80), `${mintToken("pat").raw}x`, `${mintToken("pat").raw}\n`])(
    "turns away %j",
    (text) => expect(parseToken(text)).toBeNull(),
  );

  it("tells another token's secret from its own", () => {
    expect(secretMatches(parseToken(mintToken("pat").raw)?.secret ?? "", mintToken("pat").secretHash)).toBe(false);
    expect(sameSecret("a".repeat(32), "a".repeat(33))).toBe(false);
    expect(sameSecret("a".repeat(32), "a".repeat(32))).toBe(true);
  });
});
