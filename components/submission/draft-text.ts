import type { Draft } from "@/lib/draft/schema";

/** A draft as the editor shows it. */
export const draftText = (draft: Draft): string => JSON.stringify(draft.manifest, null, 2);
