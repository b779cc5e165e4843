import { useCallback } from "react";

const FOCUSABLE = "a[href], button, input, select, textarea, summary";

const focusable = (group: HTMLElement) => [...group.querySelectorAll<HTMLElement>(FOCUSABLE)];

/**
 * For `ref` of a group whose parts can go: when what has the focus goes, whatever stands in its place gets it, else the last of
 * the group, else the heading with the id `heading` (which needs `tabIndex={-1}`). Otherwise the focus falls to the page, and a
 * keyboard begins again at its top (UX contract §5.1).
 */
export function useKeptFocus(heading = "page-title"): (group: HTMLElement | null) => (() => void) | undefined {
  return useCallback(
    (group: HTMLElement | null) => {
      if (group === null) return undefined;
      let had: { element: Element; place: number } | null = null;
      const remember = (element: Element) => (had = { element, place: focusable(group).findIndex((other) => other === element) });
      const onFocusIn = ({ target }: FocusEvent) => {
        if (target instanceof Element) remember(target);
      };
      const onFocusOut = ({ relatedTarget }: FocusEvent) => {
        if (relatedTarget instanceof Node && !group.contains(relatedTarget)) had = null;
      };
      const observer = new MutationObserver(() => {
        if (had === null) return;
        if (had.element.isConnected) remember(had.element);
        else if (isLost()) (focusable(group)[had.place] ?? focusable(group).at(-1) ?? document.getElementById(heading))?.focus();
      });
      observer.observe(group, { childList: true, subtree: true });
      group.addEventListener("focusin", onFocusIn);
      group.addEventListener("focusout", onFocusOut);
      return () => {
        observer.disconnect();
        group.removeEventListener("focusin", onFocusIn);
        group.removeEventListener("focusout", onFocusOut);
        // The whole group goes: it is still there now, and gone with the end of this task.
        if (group.contains(document.activeElement)) queueMicrotask(() => isLost() && document.getElementById(heading)?.focus());
      };
    },
    [heading],
  );
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
