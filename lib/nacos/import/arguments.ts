import type { Argument } from "@/lib/manifest/schema";
import { note } from "./notes";
import type { ImportNote } from "./preview-schema";
import { isPlaceholder, isSecret, isSecretName } from "./secret";

const ASSIGNMENT = /^(--?[A-Za-z0-9][\w.-]*=)([\s\S]+)$/;
const VARIABLE = /^\$\{?([A-Za-z_]\w*)\}?$/;

/**
 * Tokens of a command line as arguments of a package, in their order: each token is one, so that the same command line comes out
 * of them again. Secrets and placeholders become inputs without a value.
 */
export function readArguments(tokens: readonly string[]): { arguments: Argument[]; notes: ImportNote[] } {
  // No argument can be the empty text.
  const read = tokens.flatMap((token, index) => (token === "" ? [] : [readToken(token, tokens[index - 1] ?? "", index)]));
  return { arguments: read.map(({ argument }) => argument), notes: read.flatMap(({ removed }) => (removed === null ? [] : [note("secret_removed", removed)])) };
}

interface TokenReading {
  argument: Argument;
  /** The flag whose value was left out. */
  removed: string | null;
}

function readToken(token: string, before: string, index: number): TokenReading {
  const [, flag, assigned] = ASSIGNMENT.exec(token) ?? [];
  if (flag !== undefined && assigned !== undefined) {
    const name = flag.slice(0, -1);
    if (isInput(name, assigned)) return asked({ type: "named", name: flag }, name, assigned);
  }
  const name = flagBefore(before, token);
  if (!isInput(name, token)) return { argument: { type: "positional", value: token }, removed: null };
  const hint = VARIABLE.exec(token)?.[1] ?? (name.replace(/^-+/, "") || `argument_${index + 1}`);
  return asked({ type: "positional", valueHint: hint }, name || hint, token);
}

/** The flag that a token is the value of, or the empty text. */
function flagBefore(before: string, token: string): string {
  return before.startsWith("-") && !before.includes("=") && !token.startsWith("-") ? before : "";
}

function asked(argument: Argument, name: string, text: string): TokenReading {
  const isRemoved = isSecret(name, text);
  return { argument: { ...argument, isRequired: true, ...((isRemoved || isSecretName(name)) && { isSecret: true }) }, removed: isRemoved ? name : null };
}

function isInput(name: string, text: string): boolean {
  return isPlaceholder(text) || isSecret(name, text);
}
