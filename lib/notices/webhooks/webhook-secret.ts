import { createHmac, randomBytes } from "node:crypto";
import { openText, sealText } from "@/lib/config/sealed-text";

/** Secrets and addresses of webhooks, which we must be able to use and never show. */
const PURPOSE = "gatehouse webhook v1";
const SECRET_BYTES = 32;

/** A secret as Standard Webhooks spells it. */
export function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}

/** Bound to the endpoint: what belongs to one opens for no other. */
export function sealForWebhook(secret: string, endpointId: string, text: string): string {
  return sealText(secret, PURPOSE, endpointId, text);
}

/** Throws when it was sealed with another secret or for another endpoint, or changed. */
export function openForWebhook(secret: string, endpointId: string, sealed: string): string {
  return openText(secret, PURPOSE, endpointId, sealed);
}

const MARK_LENGTH = 8;

/** Tells two addresses at one host apart, and says nothing of either: guesses cannot be tried without our secret. */
export function addressMark(secret: string, url: string): string {
  return createHmac("sha256", secret).update(`${PURPOSE} address ${url}`).digest("hex").slice(0, MARK_LENGTH);
}
