import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * Passwords of Nacos users, which we must be able to send and never show: AES-256-GCM under a key derived from the
 * secret of the installation. Bound to the target, so that one row's password opens in no other.
 */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function key(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "gatehouse nacos password v1", 32));
}

/** Base64 of nonce, tag and text. */
export function sealPassword(secret: string, targetId: string, password: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key(secret), nonce).setAAD(Buffer.from(targetId));
  const sealed = Buffer.concat([cipher.update(password, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** Throws when it was sealed with another secret or for another target, or changed. */
export function openPassword(secret: string, targetId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key(secret), bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(targetId)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

/** What this installation calls itself towards other registries; the same in all its processes, and no secret. */
export function installationId(secret: string): string {
  return Buffer.from(hkdfSync("sha256", secret, "", "gatehouse installation id v1", 8)).toString("hex");
}
