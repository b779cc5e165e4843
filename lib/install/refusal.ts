import { note, type NoteCode } from "./configuration/notes";
import type { Download, UnsupportedTarget } from "./schema";

/** Why something cannot be started or reached: a stable code with what it is about, and the English sentence beside it. */
export type Refusal = Pick<UnsupportedTarget, "unsupported" | "reason"> & { download?: Download };

/** A refusal in the words of `NOTES`, which pages have in each language. */
export function refusal(code: NoteCode, params: Readonly<Record<string, string>> = {}): Refusal {
  const { message, params: about } = note(code, params);
  return { unsupported: message, reason: { code, params: about } };
}
