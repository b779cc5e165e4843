import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import { base62 } from "@/lib/access/base62";

/**
 * The text of an API token: `gth_<kind>_<id>_<secret><crc>` (governance.md §3). Pure but for the randomness of `mintToken`.
 *
 * The checksum lets secret scanners recognise a token and lets us turn away garbage before any lookup;
 * it proves nothing. Only the SHA-256 of the secret is ever stored: with 32 random bytes a slow hash adds nothing.
 */
export const TOKEN_KINDS = ["pat", "bot"] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

const TOKEN_PREFIX = "gth_";
const ID_LENGTH = 12;
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const SHAPE = new RegExp(`^(gth_(pat|bot)_([0-9A-Za-z]{${ID_LENGTH}})_([0-9A-Za-z]{${SECRET_LENGTH}}))([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`);

export interface ParsedToken {
  kind: TokenKind;
  id: string;
  secret: string;
}

export interface MintedToken {
  id: string;
  /** The whole token. Shown once, never stored. */
  raw: string;
  secretHash: Uint8Array<ArrayBuffer>;
}

function checksum(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return base62(bytes, CHECKSUM_LENGTH);
}

/** SHA-256 of a secret, 32 bytes: what the database stores of tokens and set-up links. */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

/** 32 random bytes as 43 base62 digits. */
export function randomSecret(): string {
  return base62(randomBytes(32), SECRET_LENGTH);
}

/** A new token with 32 random bytes of secret. */
export function mintToken(kind: TokenKind): MintedToken {
  const id = base62(randomBytes(8), ID_LENGTH);
  const secret = randomSecret();
  const body = `${TOKEN_PREFIX}${kind}_${id}_${secret}`;
  return { id, raw: body + checksum(body), secretHash: hashSecret(secret) };
}

/** Splits a token, or null when its shape or checksum is wrong. Says nothing about whether it exists. */
export function parseToken(raw: string): ParsedToken | null {
  const match = SHAPE.exec(raw);
  if (match === null) return null;
  const [, body = "", kind, id = "", secret = "", crc] = match;
  if (checksum(body) !== crc) return null;
  return { kind: kind as TokenKind, id, secret };
}

/** Whether `secret` is the one behind the stored hash. Takes the same time wherever they differ. */
export function secretMatches(secret: string, storedHash: Uint8Array): boolean {
  const hash = hashSecret(secret);
  return storedHash.length === hash.length && timingSafeEqual(hash, storedHash);
}

/** Compares two secrets of any length in constant time. */
export function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(hashSecret(left), hashSecret(right));
}
