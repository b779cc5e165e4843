import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import { slot } from "@/lib/config/slot";
import { ProofError } from "./identity";

/**
 * Identity tokens of an issuer the operator trusts (registry-api.md §2.7). The issuer is configuration, never input, so
 * it may be inside the private network; only its path of discovery is fixed.
 */
const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"];
const CLOCK_TOLERANCE_SECONDS = 30;
const DISCOVERY_TIMEOUT_MS = 10_000;

/** Keys per issuer; jose fetches them again when a token names one it does not know. */
const keySets = slot<Map<string, JWTVerifyGetKey>>("oidcKeySets");

/** The claims of a token that `issuer` signed for `audience` and that is valid now. Throws ProofError. */
export async function verifyIdentityToken(token: string, expected: { issuer: string; audience: string }): Promise<JWTPayload> {
  const keys = await keysOf(expected.issuer);
  try {
    const options = { ...expected, algorithms: ALGORITHMS, clockTolerance: CLOCK_TOLERANCE_SECONDS, requiredClaims: ["exp", "sub"] };
    return (await jwtVerify(token, keys, options)).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new ProofError(`failed to validate OIDC token: ${error.message}`);
    throw new ProofError("the keys of the issuer could not be fetched");
  }
}

/** A claim as text; numbers and booleans count as they are written. */
export function claimText(claims: JWTPayload, name: string): string | undefined {
  const value = claims[name];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

async function keysOf(issuer: string): Promise<JWTVerifyGetKey> {
  const known = keySets.peek() ?? new Map<string, JWTVerifyGetKey>();
  keySets.set(known);
  const cached = known.get(issuer);
  if (cached !== undefined) return cached;
  const keys = createRemoteJWKSet(await keySetAddress(issuer), { timeoutDuration: DISCOVERY_TIMEOUT_MS });
  known.set(issuer, keys);
  return keys;
}

async function keySetAddress(issuer: string): Promise<URL> {
  try {
    const response = await fetch(`${issuer}/.well-known/openid-configuration`, { redirect: "error", signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new URL(discoverySchema.parse(await response.json()).jwks_uri);
  } catch {
    throw new ProofError("the issuer could not be asked for its keys");
  }
}
