/** What a key asks for (UX contract §2.4). `press` is for what the present page offers: elements with `aria-keyshortcuts`. */
export type Shortcut = { kind: "search" } | { kind: "help" } | { kind: "go"; key: GoKey } | { kind: "press"; key: string };

/** After `g`: home, list, my submissions, review. */
export const GO_KEYS = ["h", "l", "m", "r"] as const;
export type GoKey = (typeof GO_KEYS)[number];

/** Whether `g` was pressed just before. */
export type Reading = { shortcut: Shortcut | null; prefixed: boolean };

/** Reads one key without modifiers; what means nothing is left to the browser. */
export function readKey(key: string, prefixed: boolean): Reading {
  const go = GO_KEYS.find((known) => known === key);
  if (prefixed) return { shortcut: go === undefined ? null : { kind: "go", key: go }, prefixed: false };
  if (key === "g") return { shortcut: null, prefixed: true };
  if (key === "/") return { shortcut: { kind: "search" }, prefixed: false };
  if (key === "?") return { shortcut: { kind: "help" }, prefixed: false };
  if (/^[a-z]$/.test(key)) return { shortcut: { kind: "press", key }, prefixed: false };
  if (/^[A-Z]$/.test(key)) return { shortcut: { kind: "press", key: `Shift+${key}` }, prefixed: false };
  return { shortcut: key === " " ? { kind: "press", key: "Space" } : null, prefixed: false };
}

type KeyPress = Pick<KeyboardEvent, "key" | "keyCode" | "isComposing" | "ctrlKey" | "metaKey" | "altKey" | "repeat" | "defaultPrevented">;

/** A key that belongs to an input method; 229 is what browsers report that do not know `isComposing`. */
export function isComposing({ isComposing: composing, keyCode }: Pick<KeyPress, "isComposing" | "keyCode">): boolean {
  return composing || keyCode === 229;
}

/** ⌘K, and Ctrl K where there is no ⌘. It works in inputs too: no text contains it. */
export function asksForPalette(press: KeyPress): boolean {
  return press.key.toLowerCase() === "k" && (press.metaKey || press.ctrlKey) && !press.altKey && !isComposing(press);
}

/** Whether a key may be a shortcut of one character: alone, not held down, and not already used by something else. */
export function isPlainKey(press: KeyPress): boolean {
  return !(press.ctrlKey || press.metaKey || press.altKey || press.repeat || press.defaultPrevented || isComposing(press));
}

/** What the space bar presses, checks or scrolls by itself. */
export const TAKES_SPACE = "a, button, input, summary, audio, video, [role=tab], [role=button], [role=region]";

/** Where keys are text, or move within something of their own; boxes and radios want none but the blank and arrows, which are no shortcuts there. */
export const TAKES_KEYS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=menu], [role=listbox], [role=dialog], [role=alertdialog]";
