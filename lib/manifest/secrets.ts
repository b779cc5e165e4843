import { RE2JS } from "re2js";

/** Token formats of well-known providers; each is specific enough to be a secret wherever it stands. */
const PROVIDER_PATTERNS = [
  "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b",
  "\\bgh[pousr]_[A-Za-z0-9]{36,}",
  "\\bgithub_pat_[A-Za-z0-9_]{22,}",
  "\\bglpat-[A-Za-z0-9_-]{20,}",
  "\\bsk-[A-Za-z0-9_-]{20,}",
  "\\b[rs]k_(live|test)_[A-Za-z0-9]{20,}",
  "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}",
  "\\bAIza[0-9A-Za-z_-]{35}",
  "\\bnpm_[A-Za-z0-9]{36}\\b",
  "\\bhf_[A-Za-z0-9]{30,}",
  "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}",
  "-----BEGIN [A-Z ]*PRIVATE KEY-----",
].map((pattern) => RE2JS.compile(pattern));
const SEPARATOR = RE2JS.compile("[\\s:@?&,;\"'{}]+");
const MIN_RANDOM_LENGTH = 20;
const MIN_ENTROPY_BITS = 3.5;

/** The first credential of a well-known provider in a text, or null. */
export function providerSecretIn(text: string): string | null {
  for (const pattern of PROVIDER_PATTERNS) {
    const match = pattern.matcher(text);
    if (match.find()) return match.group(0);
  }
  return null;
}

/** The first word of a text that looks drawn by lot, or null: for places where a secret belongs, and no others. */
export function randomWordIn(text: string): string | null {
  return SEPARATOR.split(text).find((word) => word.length >= MIN_RANDOM_LENGTH && entropyOf(word) >= MIN_ENTROPY_BITS) ?? null;
}

/** Shannon entropy in bits per character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}
