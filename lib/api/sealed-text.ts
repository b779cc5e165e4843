import { openText, sealText } from "@/lib/config/sealed-text";

/** Stored answers: some carry a token or a set-up link, which the database must never hold in the clear. */
const PURPOSE = "gatehouse sealed answer v1";

/** Encrypts `text`, bound to `context`: under another context it does not open. Base64. */
export function seal(secret: string, context: string, text: string): string {
  return sealText(secret, PURPOSE, context, text);
}

/** The text that was sealed. Throws when it was sealed with another secret or context, or changed. */
export function unseal(secret: string, context: string, sealed: string): string {
  return openText(secret, PURPOSE, context, sealed);
}
