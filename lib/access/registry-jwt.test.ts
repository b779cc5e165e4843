import { decodeJwt, decodeProtectedHeader, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { bootstrapTokenId, bootstrapTokenMatches } from "./bootstrap-token";
import { signProofJwt, signRegistryJwt, verifyRegistryJwt } from "./registry-jwt";
import { registryPermissions } from "./registry-permissions";
import type { Viewer } from "./schema";

const SECRET = "s".repeat(32);
const publisher: Viewer = {
  principalId: "0190-p",
  kind: "user",
  name: "Pia",
  email: "pia@example.com",
  roles: ["viewer"],
  namespaces: [{ name: "io.github.acme", role: "publisher" }],
  bootstrap: false,
  responsibleId: null,
  authentication: "token",
  sessionId: null,
  token: { id: "tok1", scopes: ["publish"], namespaces: [], catalogs: [] },
};
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

describe("registry JWTs", () => {
  it("name the token they came from", async () => {
    const jwt = await signRegistryJwt(SECRET, publisher, "tok1", inMinutes(5));
    expect(await verifyRegistryJwt(SECRET, jwt)).toEqual({ tokenId: "tok1" });
  });

  it("carry the official claims", async () => {
    const jwt = await signRegistryJwt(SECRET, publisher, "tok1", inMinutes(5));
    const claims = decodeJwt(jwt);
    expect(decodeProtectedHeader(jwt)).toMatchObject({ alg: "EdDSA" });
    expect(claims).toMatchObject({ iss: "mcp-registry", auth_method: "github-at", auth_method_sub: "0190-p" });
    expect(claims).toHaveProperty("exp");
    expect(claims).toMatchObject({ permissions: [{ action: "publish", resource: "io.github.acme/*" }] });
  });

  it("name the robot of a proven identity, with what was proved", async () => {
    const identity = { method: "dns", subject: "example.com", permissions: [{ action: "publish", resource: "com.example/*" }] } as const;
    const robotId = "01900000-0000-7000-8000-000000000001";
    const jwt = await signProofJwt(SECRET, { ...identity, permissions: [...identity.permissions] }, robotId, Math.floor(Date.now() / 1000) + 60);
    expect(decodeJwt(jwt)).toMatchObject({ iss: "mcp-registry", auth_method: "dns", auth_method_sub: "example.com", permissions: identity.permissions });
    expect(await verifyRegistryJwt(SECRET, jwt)).toEqual({ robotId, method: "dns", permissions: identity.permissions });
  });

  it("are refused when expired, signed with another secret, changed, or unsigned", async () => {
    const jwt = await signRegistryJwt(SECRET, publisher, "tok1", inMinutes(5));
    expect(await verifyRegistryJwt(SECRET, await signRegistryJwt(SECRET, publisher, "tok1", inMinutes(-1)))).toBeNull();
    expect(await verifyRegistryJwt("t".repeat(32), jwt)).toBeNull();
    expect(await verifyRegistryJwt(SECRET, jwt.replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString("base64url")))).toBeNull();
    expect(await verifyRegistryJwt(SECRET, "not.a.jwt")).toBeNull();
  });

  it("are refused when made with the installation's secret used as an HMAC key", async () => {
    const forged = await new SignJWT({ "dev.gatehouse/token": "tok1" })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuer("mcp-registry")
      .setExpirationTime("5m")
      .sign(Buffer.from(SECRET));
    expect(await verifyRegistryJwt(SECRET, forged)).toBeNull();
  });

  it.each<[string, Partial<Viewer>, { action: string; resource: string }[]]>([
    ["an administrator everything", { roles: ["admin"], token: null }, [{ action: "publish", resource: "*" }, { action: "edit", resource: "*" }]],
    ["a reader's token nothing", { token: { id: "t", scopes: ["read"], namespaces: [], catalogs: [] } }, []],
    ["a token bound elsewhere nothing", { token: { id: "t", scopes: ["publish"], namespaces: ["com.other"], catalogs: [] } }, []],
  ])("permit %s", (_, change, expected) => expect(registryPermissions({ ...publisher, ...change })).toEqual(expected));
});

describe("the bootstrap token", () => {
  it("matches itself only, and nothing when it is unset", () => {
    expect(bootstrapTokenMatches("b".repeat(40), "b".repeat(40))).toBe(true);
    expect(bootstrapTokenMatches("b".repeat(40), "c".repeat(40))).toBe(false);
    expect(bootstrapTokenMatches("", null)).toBe(false);
  });

  it("gives its JWTs an id that changes with it and does not reveal it", () => {
    expect(bootstrapTokenId("b".repeat(40))).not.toBe(bootstrapTokenId("c".repeat(40)));
    expect(bootstrapTokenId("b".repeat(40))).not.toContain("bbbb");
  });
});
