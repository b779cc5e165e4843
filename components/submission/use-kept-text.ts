import { useState } from "react";
import { useDraft } from "@/components/review/draft";

export interface KeptText {
  text: string;
  /** It was left here earlier, by this person in this tab. */
  isRestored: boolean;
  onText: (text: string) => void;
  /** Back to the text the page began with; nothing is kept any more. */
  onDiscard: () => void;
}

/** A text that is being written, kept by name while the tab lives; before anything was written it is the first one. */
export function useKeptText(name: string, first: string): KeptText {
  const [kept, keep] = useDraft(name);
  const [written, setWritten] = useState<{ text: string; isRestored: boolean }>();
  const now = written ?? (kept === "" ? { text: first, isRestored: false } : { text: kept, isRestored: true });
  return {
    ...now,
    onText: (text) => {
      // That it was restored stays said while it is changed: nothing jumps under the hand that types.
      setWritten({ text, isRestored: now.isRestored });
      keep(text === first ? "" : text);
    },
    onDiscard: () => {
      setWritten({ text: first, isRestored: false });
      keep("");
    },
  };
}
