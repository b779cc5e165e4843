import { describe, expect, it } from "vitest";
import { readClaims } from "@/lib/access/oidc/claims";

const read = (claims: Record<string, unknown>, groupsClaim = "groups") => readClaims({ iss: "https://id.example/", sub: "42", ...claims }, groupsClaim);

describe("readClaims", () => {
  it("takes issuer and subject, the issuer without a slash at its end", () => {
    expect(read({})).toEqual({ issuer: "https://id.example", subject: "42", email: null, emailVerified: false, name: "42", groups: [] });
  });

  it.each([[{ sub: "" }], [{ sub: "  " }], [{ sub: 42 }], [{ sub: "x".repeat(256) }], [{ sub: "a\u0000b" }], [{ iss: undefined }]])("takes nobody with %j", (claims) => {
    expect(read(claims)).toBeNull();
  });

  it.each([
    [{ email: "Kim@Acme.Example", email_verified: true }, "kim@acme.example", true],
    [{ email: "kim@acme.example", email_verified: "true" }, "kim@acme.example", true],
    [{ email: "kim@acme.example" }, "kim@acme.example", false],
    [{ email: "kim@acme.example", email_verified: 1 }, "kim@acme.example", false],
    [{ email: "no address", email_verified: true }, null, true],
    [{ email: ["kim@acme.example"] }, null, false],
  ])("reads the e-mail of %j", (claims, email, emailVerified) => {
    expect(read(claims)).toMatchObject({ email, emailVerified });
  });

  it.each([
    [{ name: "Zoë 李" }, "Zoë 李"],
    [{ name: "ab\u202Egnp\u0000c\uD800" }, "abgnpc"],
    [{ name: "   ", preferred_username: "kim" }, "kim"],
    [{ name: 7, email: "kim@acme.example" }, "kim@acme.example"],
    [{ name: "n".repeat(10_000) }, "n".repeat(120)],
  ])("makes a name of %j", (claims, name) => {
    expect(read(claims)?.name).toBe(name);
  });

  it.each<[Record<string, unknown>, string, string[]]>([
    [{ groups: ["a", "b"] }, "groups", ["a", "b"]],
    [{ groups: "a" }, "groups", ["a"]],
    [{ groups: ["a", 1, null, "", "x".repeat(300), "n\u0000"] }, "groups", ["a"]],
    [{ realm_access: { roles: ["a"] } }, "realm_access.roles", ["a"]],
    [{ "https://acme.example/groups": ["a"] }, "https://acme.example/groups", ["a"]],
    [{ groups: { a: true } }, "groups", []],
    [{}, "constructor.name", []],
  ])("finds the groups of %j in %s", (claims, name, groups) => {
    expect(read(claims, name)?.groups).toEqual(groups);
  });

  it("is not kept busy by a hundred thousand groups", () => {
    expect(read({ groups: Array.from({ length: 100_000 }, (_, number) => `g${number}`) })?.groups).toHaveLength(2000);
  });
});
