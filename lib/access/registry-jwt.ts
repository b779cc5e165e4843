import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from "node:crypto";
import { type JWTPayload, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { PROOF_METHODS, type ProofMethod, type ProvenIdentity } from "@/lib/access/proof/identity";
import { type RegistryPermission, registryPermissions } from "@/lib/access/registry-permissions";
import type { Viewer } from "@/lib/access/schema";

/**
 * Registry JWTs as the official registry issues them (registry-api.md §2.7): EdDSA, issuer `mcp-registry`, short-lived.
 * Ours carry the id of what they came from, an API token or the robot of a proven identity, so that each use can check that
 * it still stands. The permissions are for the client to read; rights are read afresh on each use. No database here.
 */
const ISSUER = "mcp-registry";
const TOKEN_CLAIM = "dev.gatehouse/token";
const ROBOT_CLAIM = "dev.gatehouse/robot";
/** DER of an Ed25519 private key up to its 32-byte seed (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** What a registry JWT of ours stands on. */
export type RegistryJwt = { tokenId: string } | { robotId: string; method: ProofMethod; permissions: RegistryPermission[] };

const proofClaimsSchema = z.object({
  [ROBOT_CLAIM]: z.uuid(),
  auth_method: z.enum(PROOF_METHODS),
  permissions: z.array(z.object({ action: z.enum(["publish", "edit"]), resource: z.string() })),
});

/** One key per installation, derived from its secret: nothing to store, the same in every process. */
function signingKey(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "gatehouse registry jwt v1", 32));
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
}

/** A signed JWT for the bearer of token `tokenId`. `expiresAt` is cut to whole seconds. */
export async function signRegistryJwt(secret: string, viewer: Viewer, tokenId: string, expiresAt: Date): Promise<string> {
  const claims = { auth_method: "github-at", auth_method_sub: viewer.principalId, permissions: registryPermissions(viewer), [TOKEN_CLAIM]: tokenId };
  return sign(secret, claims, Math.floor(expiresAt.getTime() / 1000));
}

/** A signed JWT for who proved an identity; `robotId` stands for it. `expiresAt` is in Unix seconds. */
export async function signProofJwt(secret: string, identity: ProvenIdentity, robotId: string, expiresAt: number): Promise<string> {
  const { method, subject, permissions } = identity;
  return sign(secret, { auth_method: method, auth_method_sub: subject, permissions, [ROBOT_CLAIM]: robotId }, expiresAt);
}

function sign(secret: string, claims: JWTPayload, expiresAt: number): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", typ: "JWT" })
    .setIssuer(ISSUER)
    .setIssuedAt()
    .setNotBefore("0s")
    .setExpirationTime(expiresAt)
    .sign(signingKey(secret));
}

/** What a JWT stands on, or null when the JWT is not ours, not valid yet or no longer. */
export async function verifyRegistryJwt(secret: string, jwt: string): Promise<RegistryJwt | null> {
  if (jwt.split(".").length !== 3) return null;
  try {
    const key = createPublicKey(signingKey(secret));
    const { payload } = await jwtVerify(jwt, key, { issuer: ISSUER, algorithms: ["EdDSA"], requiredClaims: ["exp"] });
    const tokenId = payload[TOKEN_CLAIM];
    if (typeof tokenId === "string") return { tokenId };
    const { [ROBOT_CLAIM]: robotId, auth_method: method, permissions } = proofClaimsSchema.parse(payload);
    return { robotId, method, permissions };
  } catch {
    // Whatever is wrong with a credential, the answer is the same.
    return null;
  }
}
