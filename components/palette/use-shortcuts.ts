import { useEffect, useEffectEvent } from "react";
import { offersShortcut } from "./page-shortcuts";
import { asksForPalette, isPlainKey, readKey, TAKES_KEYS, TAKES_SPACE } from "./shortcut";
import type { Shortcut } from "./shortcut";

const PREFIX_LASTS_MS = 1500;

/**
 * Listens for the keys of UX contract §2.4. ⌘K always works; keys of one character only when `enabled` (WCAG 2.1.4),
 * outside inputs and menus, and never while a dialog is open or an input method composes.
 */
export function useShortcuts(enabled: boolean, onPalette: () => void, onShortcut: (shortcut: Shortcut) => void): void {
  const palette = useEffectEvent(onPalette);
  const act = useEffectEvent(onShortcut);
  useEffect(() => {
    let prefixedAt = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      if (asksForPalette(event)) {
        event.preventDefault();
        palette();
        return;
      }
      if (!enabled || !isPlainKey(event) || keysAreTaken(event.target) || (event.key === " " && spaceIsTaken(event.target))) return;
      const { shortcut, prefixed } = readKey(event.key, event.timeStamp - prefixedAt < PREFIX_LASTS_MS);
      prefixedAt = prefixed ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (shortcut === null) return;
      // A page's own shortcut may not exist here; then the key stays the browser's.
      if (shortcut.kind !== "press" || offersShortcut(shortcut.key)) event.preventDefault();
      act(shortcut);
    };
    document.addEventListener("keydown", onKeyDown);
    // Says that keys are heard from now on: whoever drives the page by program can wait for it.
    document.body.dataset["hearsKeys"] = "";
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [enabled]);
}

function spaceIsTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TAKES_SPACE) !== null;
}

function keysAreTaken(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest(TAKES_KEYS)) return true;
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
}
