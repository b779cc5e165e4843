import { providerSecretIn, randomWordIn } from "@/lib/manifest/secrets";

const SECRET_NAME = /token|secret|passw|pwd|credential|authorization|cookie|api[-_]?key|access[-_]?key|private[-_]?key|(?:^|[-_])(?:key|auth|pass|pat|ak|sk)(?:$|[-_])/i;
/** Numbers and switches, as in MAX_TOKENS=4096. */
const HARMLESS = /^(?:\d{1,7}|true|false|yes|no|on|off)$/i;
/** `${NAME}`, `<your key>`, `{{key}}`, `YOUR_API_KEY`, `xxxxxx`, `****`: somebody is meant to fill it in. */
const PLACEHOLDER = /^(?:\$\{?[A-Za-z_]\w*\}?|<[^<>]*>|\{\{?[^{}]*\}?\}|%\w+%|your[-_ ].*|.*[-_ ]here|x{4,}|\*{3,}|change[-_ ]?me|\.{3,})$/i;
/** Inside a longer text, with the secret itself as its group: a header, a connection string, an address that is no URL for its many hosts. */
const IN_TEXT = [
  /:\/\/[^\s/@:]*:([^\s/@]+)@/g,
  /\b(?:bearer|basic)\s+["']?([^\s"',;}]{4,})/gi,
  /(?:passw(?:or)?d|pwd|token|secret|api[-_]?key|access[-_]?key|authorization|cookie)["']?\s*[:=]\s*["']?(?!(?:bearer|basic)\b)([^\s"',;&}]{4,})/gi,
];
/** A long word of letters and digits, as keys are; paths and sentences are not. */
const KEY_LIKE = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+=_-]{32,}$/;

/** Whether a variable, flag or parameter of this name is meant to hold a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether a text only says that a value belongs here. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim());
}

/**
 * Whether a value may be a working secret: by its name, by the format of a known provider, by a password in an address, or by
 * looking drawn by lot. Wrong on the careful side: what it takes for a secret becomes an input, and can be given again.
 */
export function isSecret(name: string, value: string): boolean {
  // First: a JSON object in braces looks like a placeholder, and may hold a header.
  if (providerSecretIn(value) !== null || hasPassword(value) || holdsSecret(value)) return true;
  if (isPlaceholder(value) || value === "") return false;
  if (isSecretName(name)) return !HARMLESS.test(value);
  return KEY_LIKE.test(value) && randomWordIn(value) !== null;
}

/** A text that names a secret and holds one; where a placeholder stands in its place it holds none. */
function holdsSecret(text: string): boolean {
  return IN_TEXT.some((pattern) => [...text.matchAll(pattern)].some(([, secret = ""]) => !isPlaceholder(secret) && !HARMLESS.test(secret)));
}

/** An address with a password, or with a parameter that is a secret by its name. */
function hasPassword(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { password, searchParams } = new URL(value);
  return password !== "" || [...searchParams].some(([name, text]) => isSecretName(name) && text !== "" && !isPlaceholder(text));
}
