import { describe, expect, it } from "vitest";
import { noteTrouble, troubleOf, watchingTrouble } from "@/lib/access/oidc/trouble";

describe("troubleOf", () => {
  it.each([
    ["access_denied", "denied"],
    ["OPCallbackError access_denied", "provider_failed"],
  ])("tells what the provider said: %s", (word, expected) => expect(troubleOf(new Error(word), word)).toBe(expected));

  it.each([
    ["state mismatch, expected a, got: b", "mismatch"],
    ["State cookie was missing.", "mismatch"],
    ["nonce mismatch, expected a, got: b", "mismatch"],
    ["invalid_grant (grant request is invalid)", "mismatch"],
    ["outgoing request timed out after 8000ms", "unreachable"],
    ["connect ECONNREFUSED 127.0.0.1:1", "unreachable"],
    ["unexpected iss value, expected https://a got: https://b", "provider_failed"],
    ["JWT expired", "provider_failed"],
  ])("sorts %s", (message, expected) => expect(troubleOf(new Error(message), null)).toBe(expected));

  it("finds the error of its own request among others", async () => {
    const [one, other] = await Promise.all(["one", "other"].map((word) => watchingTrouble(async () => noteTrouble({ error: new Error(word) }))));
    expect([one?.cause, other?.cause]).toEqual([new Error("one"), new Error("other")]);
  });
});
