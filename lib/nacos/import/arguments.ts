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
  const notes: ImportNote[] = [];
  const ask = (flag: string, isRemoved: boolean) => {
    if (isRemoved) notes.push(note("secret_removed", flag));
    return { isRequired: true, ...((isRemoved || isSecretName(flag)) && { isSecret: true }) };
  };
  const read = tokens.flatMap((token, index): Argument[] => {
    // No argument can be the empty text.
    if (token === "") return [];
    const [, flag, assigned] = ASSIGNMENT.exec(token) ?? [];
    if (flag !== undefined && assigned !== undefined && isInput(bare(flag), assigned)) return [{ type: "named", name: flag, ...ask(bare(flag), isSecret(bare(flag), assigned)) }];
    const before = tokens[index - 1] ?? "";
    const name = before.startsWith("-") && !before.includes("=") && !token.startsWith("-") ? before : "";
    if (!isInput(name, token)) return [{ type: "positional", value: token }];
    const hint = VARIABLE.exec(token)?.[1] ?? (name.replace(/^-+/, "") || `argument_${index + 1}`);
    return [{ type: "positional", valueHint: hint, ...ask(name || hint, isSecret(name, token)) }];
  });
  return { arguments: read, notes };
}

function bare(flag: string): string {
  return flag.replace(/=$/, "");
}

function isInput(name: string, text: string): boolean {
  return isPlaceholder(text) || isSecret(name, text);
}
