import { describe, expect, it } from "vitest";
import { installationId, openPassword, sealPassword } from "./target-password";

const SECRET = "for tests only: thirty-two characters or more";

describe("the stored password of a target", () => {
  it("opens for its own target and installation only", () => {
    const sealed = sealPassword(SECRET, "a", "pässword");
    expect(openPassword(SECRET, "a", sealed)).toBe("pässword");
    expect(() => openPassword(SECRET, "b", sealed)).toThrow();
    expect(() => openPassword(`${SECRET}!`, "a", sealed)).toThrow();
    expect(() => openPassword(SECRET, "a", sealed.replace(/^./, (first) => (first === "A" ? "B" : "A")))).toThrow();
  });
  it("never looks the same twice", () => {
    expect(sealPassword(SECRET, "a", "x")).not.toBe(sealPassword(SECRET, "a", "x"));
  });
  it("has nothing to do with the name of the installation", () => {
    expect(installationId(SECRET)).toMatch(/^[0-9a-f]{16}$/);
    expect(installationId(SECRET)).not.toBe(installationId(`${SECRET}!`));
  });
});
