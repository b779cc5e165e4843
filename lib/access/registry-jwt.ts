import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";

/**
 * Registry JWTs as the official registry issues them (registry-api.md §2.7): EdDSA, issuer `mcp-registry`, short-lived.
 * Ours carry the id of the API token they came from, so that each use can check that it still stands. No database here.
 */
const ISSUER = "mcp-registry";
const TOKEN_CLAIM = "dev.gatehouse/token";
/** DER of an Ed25519 private key up to its 32-byte seed (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** What a registry JWT says its bearer may do. For the client to read; rights are read afresh on each use. */
export interface RegistryPermission {
  action: "publish" | "edit";
  /** `*`, or a prefix that ends with `*`. */
  resource: string;
}

/** One key per installation, derived from its secret: nothing to store, the same in every process. */
function signingKey(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "gatehouse registry jwt v1", 32));
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
}

/** The permissions claim: everything for an admin, else one pattern per namespace the token may publish in. */
export function registryPermissions(viewer: Viewer): RegistryPermission[] {
  const bound = viewer.token?.namespaces ?? [];
  if (viewer.roles.includes("admin")) {
    const resources = bound.length === 0 ? (can(viewer, "publish") ? ["*"] : []) : publishable(viewer, bound);
    return resources.flatMap((resource) => [{ action: "publish", resource } as const, { action: "edit", resource } as const]);
  }
  const own = viewer.namespaces.map(({ name }) => name);
  return publishable(viewer, own).map((resource) => ({ action: "publish", resource }));
}

function publishable(viewer: Viewer, namespaces: readonly string[]): string[] {
  return namespaces.filter((namespace) => can(viewer, "publish", { namespace })).map((namespace) => `${namespace}/*`);
}

/** A signed JWT for the bearer of token `tokenId`. `expiresAt` is cut to whole seconds. */
export async function signRegistryJwt(secret: string, viewer: Viewer, tokenId: string, expiresAt: Date): Promise<string> {
  const claims = { auth_method: "github-at", auth_method_sub: viewer.principalId, permissions: registryPermissions(viewer), [TOKEN_CLAIM]: tokenId };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", typ: "JWT" })
    .setIssuer(ISSUER)
    .setIssuedAt()
    .setNotBefore("0s")
    .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
    .sign(signingKey(secret));
}

/** The id of the token a JWT came from, or null when the JWT is not ours, not valid yet or no longer. */
export async function verifyRegistryJwt(secret: string, jwt: string): Promise<string | null> {
  if (jwt.split(".").length !== 3) return null;
  try {
    const key = createPublicKey(signingKey(secret));
    const { payload } = await jwtVerify(jwt, key, { issuer: ISSUER, algorithms: ["EdDSA"], requiredClaims: ["exp", TOKEN_CLAIM] });
    const tokenId = payload[TOKEN_CLAIM];
    return typeof tokenId === "string" ? tokenId : null;
  } catch {
    // Whatever is wrong with a credential, the answer is the same.
    return null;
  }
}
