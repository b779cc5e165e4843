/**
 * Where the words of who is signed in wait until they are sent: every page can sign out, so what forgets them is all that each
 * page carries of it (`components/review/draft.ts` writes and reads them).
 */
export const DRAFT_PREFIX = "gatehouse-draft:";

/** What this page knows of it, by name: also what the browser would not keep. */
export const draftTexts = new Map<string, string>();

/** Forgets all of them. What else the tab keeps stays. */
export function forgetDrafts(): void {
  draftTexts.clear();
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFT_PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // A forbidden store keeps nothing.
  }
}
