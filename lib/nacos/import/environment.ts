import type { KeyValueInput } from "@/lib/manifest/schema";
import { note } from "./notes";
import type { ImportNote } from "./preview-schema";
import { isPlaceholder, isSecret, isSecretName } from "./secret";

/**
 * Environment variables of an entry as inputs. What looks like a secret is never copied: it becomes an input without a value, and
 * a note names the variable. Fixed values stay fixed, and a placeholder becomes a question.
 */
export function readEnvironment(env: Readonly<Record<string, unknown>>): { variables: KeyValueInput[]; notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  const variables = Object.entries(env).flatMap(([name, raw]): KeyValueInput[] => {
    if (name === "" || raw === null || typeof raw === "object") return [];
    const value = String(raw);
    const asked = { name, isRequired: true, ...(isSecretName(name) && { isSecret: true }) };
    if (isSecret(name, value)) {
      notes.push(note("secret_removed", name));
      return [{ ...asked, isSecret: true }];
    }
    if (value === "") return [{ name, ...(isSecretName(name) && { isSecret: true }) }];
    return isPlaceholder(value) ? [asked] : [{ name, value }];
  });
  return { variables, notes };
}
