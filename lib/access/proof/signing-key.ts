import { createHash, createPublicKey, ECDH, type KeyObject, verify } from "node:crypto";

/**
 * Public keys that a domain publishes to prove that a signature is its own (registry-api.md §2.7 "Proof details").
 * Pure.
 */
export interface SigningKey {
  algorithm: "ed25519" | "ecdsap384";
  key: KeyObject;
  /** `<algorithm>:<8 characters>`, to tell keys apart in messages. */
  fingerprint: string;
}

/** DER of a public Ed25519 key up to its 32 bytes (RFC 8410). */
const ED25519_SPKI = Buffer.from("302a300506032b6570032100", "hex");
/** DER of a public P-384 key up to its 97 bytes, uncompressed (RFC 5480). */
const P384_SPKI = Buffer.from("3076301006072a8648ce3d020106052b81040022036200", "hex");
const RECORD = /v=MCPv1;\s*k=([^;]+);\s*p=([A-Za-z0-9+/=]+)/g;
/** More keys than any rotation needs: bounded work per login. */
const MOST_KEYS = 20;

/** Every usable key in records of the form `v=MCPv1; k=…; p=…`. Malformed ones are passed over: others may be right. */
export function signingKeys(texts: readonly string[]): SigningKey[] {
  const records = texts.flatMap((text) => [...text.matchAll(RECORD)]);
  return records.slice(0, MOST_KEYS).flatMap(([, algorithm = "", encoded = ""]) => readKey(algorithm.trim(), Buffer.from(encoded, "base64")) ?? []);
}

/** Whether one of the keys made the signature over `message`. */
export function isSignedByOne(keys: readonly SigningKey[], message: Buffer, signature: Buffer): boolean {
  return keys.some(({ algorithm, key }) =>
    algorithm === "ed25519"
      ? signature.length === 64 && verify(null, message, key, signature)
      : signature.length === 96 && verify("sha384", message, { key, dsaEncoding: "ieee-p1363" }, signature),
  );
}

function readKey(algorithm: string, bytes: Buffer): SigningKey | null {
  try {
    if (algorithm === "ed25519" && bytes.length === 32) return { algorithm, key: fromDer(ED25519_SPKI, bytes), fingerprint: fingerprint(algorithm, bytes) };
    if (algorithm !== "ecdsap384" || bytes.length !== 49) return null;
    const point = ECDH.convertKey(bytes, "secp384r1", undefined, undefined, "uncompressed") as Buffer;
    return { algorithm, key: fromDer(P384_SPKI, point), fingerprint: fingerprint(algorithm, bytes) };
  } catch {
    // Bytes that are no point of the curve.
    return null;
  }
}

function fromDer(prefix: Buffer, bytes: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([prefix, bytes]), format: "der", type: "spki" });
}

function fingerprint(algorithm: string, bytes: Buffer): string {
  return `${algorithm}:${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}`;
}
