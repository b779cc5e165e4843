import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const directives = (development: boolean) =>
  new Map(contentSecurityPolicy("bm9uY2U=", development).split("; ").map((directive) => [directive.split(" ", 1)[0], directive] as const));

describe("contentSecurityPolicy", () => {
  it("runs no script without the nonce of the answer", () => {
    expect(directives(false).get("script-src")).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
  });

  it("lets nothing come from another host", () => {
    expect([...directives(false).values()].filter((directive) => /https?:|\*/.test(directive))).toEqual([]);
  });

  it("evaluates text as code in development only", () => {
    expect(directives(true).get("script-src")).toContain("'unsafe-eval'");
    expect(directives(false).get("script-src")).not.toContain("unsafe");
  });
});
