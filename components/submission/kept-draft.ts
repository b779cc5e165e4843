import type { Draft } from "@/lib/draft/schema";

/** What is kept in place of a draft that is too long to be kept: that there was one. */
export const NO_ROOM = "-";

export const keptDraft = (draft: Draft): string => JSON.stringify(draft);

/** The draft that was kept; undefined where none was, or where none can be read. Only what we kept ourselves, in this tab, is read. */
export function readKeptDraft(kept: string): Draft | undefined {
  try {
    const draft = JSON.parse(kept) as Partial<Draft> | null;
    return draft?.manifest && draft.tools !== undefined && Array.isArray(draft.notes) ? (draft as Draft) : undefined;
  } catch {
    return undefined;
  }
}
