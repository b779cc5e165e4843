import { useSyncExternalStore } from "react";
import { DRAFT_PREFIX, draftTexts } from "@/components/layout/kept-drafts";

/**
 * What somebody is writing, by name, for as long as the tab lives: it survives reloading, going on to the next review and
 * a decision that failed or was taken back; signing out forgets it. Who comes next in this tab must not find it either where a
 * session ended by itself, so a name says whose words they are. Where the browser keeps nothing for us, it lives as long as the page.
 */
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(name: string): string {
  try {
    return sessionStorage.getItem(DRAFT_PREFIX + name) ?? "";
  } catch {
    return "";
  }
}

function read(name: string): string {
  const known = draftTexts.get(name);
  if (known !== undefined) return known;
  const text = stored(name);
  draftTexts.set(name, text);
  return text;
}

function store(name: string, text: string): boolean {
  try {
    if (text === "") sessionStorage.removeItem(DRAFT_PREFIX + name);
    else sessionStorage.setItem(DRAFT_PREFIX + name, text);
    return true;
  } catch {
    // A full or forbidden store: the page still knows it.
    return false;
  }
}

/** Keeps a text under a name; an empty one is forgotten. Where the tab has no room for it, it keeps `instead` for later pages. */
export function keepDraft(name: string, text: string, instead?: string): void {
  draftTexts.set(name, text);
  if (!store(name, text) && instead !== undefined) store(name, instead);
  for (const listener of listeners) listener();
}

/** A draft and how to change it. The server renders none. */
export function useDraft(name: string): [string, (next: string | ((now: string) => string)) => void] {
  const text = useSyncExternalStore(subscribe, () => read(name), () => "");
  return [text, (next) => keepDraft(name, typeof next === "string" ? next : next(read(name)))];
}
