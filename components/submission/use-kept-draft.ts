import { useMemo, useState } from "react";
import { keepDraft, useDraft } from "@/components/review/draft";
import type { Draft } from "@/lib/draft/schema";
import { keptDraft, NO_ROOM, readKeptDraft } from "./kept-draft";

interface KeptDraft {
  draft: Draft | undefined;
  /** A restored text was drafted, and what was read for it could not be kept. */
  isLost: boolean;
  onDraft: (made: Draft) => void;
  /** Keeps nothing any more; the page still knows its draft. */
  onSubmitted: () => void;
  /** Back to the draft the page began with; nothing is kept any more. */
  onDiscard: () => void;
}

/** What was read for the text that `useKeptText` keeps under a name: tools and notes come back with it, and only with it. */
export function useKeptDraft(name: string, isRestored: boolean, first: Draft | undefined): KeptDraft {
  const place = `${name} draft`;
  const [kept] = useDraft(place);
  const [made, setMade] = useState<Draft>();
  const restored = useMemo(() => (isRestored && made === undefined ? readKeptDraft(kept) : undefined), [isRestored, made, kept]);
  const draft = made ?? restored ?? first;
  return {
    draft,
    isLost: isRestored && made === undefined && kept !== "" && restored === undefined,
    onDraft: (next) => {
      setMade(next);
      keepDraft(place, keptDraft(next), NO_ROOM);
    },
    onSubmitted: () => {
      setMade(draft);
      keepDraft(place, "");
    },
    onDiscard: () => {
      setMade(undefined);
      keepDraft(place, "");
    },
  };
}
