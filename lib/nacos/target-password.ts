import { hkdfSync } from "node:crypto";
import { openText, sealText } from "@/lib/config/sealed-text";

/** Passwords of Nacos users, which we must be able to send and never show. One row's password opens in no other. */
const PURPOSE = "gatehouse nacos password v1";

/** Base64 of nonce, tag and text. */
export function sealPassword(secret: string, targetId: string, password: string): string {
  return sealText(secret, PURPOSE, targetId, password);
}

/** Throws when it was sealed with another secret or for another target, or changed. */
export function openPassword(secret: string, targetId: string, sealed: string): string {
  return openText(secret, PURPOSE, targetId, sealed);
}

/** What this installation calls itself towards other registries; the same in all its processes, and no secret. */
export function installationId(secret: string): string {
  return Buffer.from(hkdfSync("sha256", secret, "", "gatehouse installation id v1", 8)).toString("hex");
}
