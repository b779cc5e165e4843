import { plainText } from "@/lib/catalog/plain-text";
import { providerSecretIn } from "@/lib/manifest/secrets";

const MAX_LENGTH = 500;
const OWN_TOKEN = /gth_[A-Za-z0-9]+_[A-Za-z0-9_]+|whsec_[A-Za-z0-9+/=]+/g;
const LEFT_OUT = "[…]";

/**
 * What a person wrote, as notices repeat it: one line without invisible characters, at most 500 characters, and without what
 * looks like a credential. Pure.
 */
export function toldText(text: string, maxLength = MAX_LENGTH): string {
  let told = plainText(text, 4 * maxLength).replace(OWN_TOKEN, LEFT_OUT);
  for (let secret = providerSecretIn(told); secret !== null && secret !== ""; secret = providerSecretIn(told)) told = told.replaceAll(secret, LEFT_OUT);
  return plainText(told, maxLength);
}
