import { plainText } from "@/lib/catalog/plain-text";
import type { DraftNote } from "@/lib/draft/schema";

const MAX_VALUE = 500;
/** Cleaning a text costs memory for each letter of it, and these come from strangers. */
const MAX_READ = 10 * MAX_VALUE;

/** A note about what a source said: one line of at most 500 letters, whatever it was. */
export function draftNote(code: DraftNote["code"], value: string | null = null): DraftNote {
  return { code, value: value === null ? null : plainText(value.slice(0, MAX_READ), MAX_VALUE) };
}
