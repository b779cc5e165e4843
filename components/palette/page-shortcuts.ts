/** What the present page offers to single keys: links and buttons that say so by `aria-keyshortcuts`. */
const OFFERED = "main [aria-keyshortcuts]";

const offered = (key: string) => document.querySelector<HTMLElement>(`main [aria-keyshortcuts="${CSS.escape(key)}"]`);

export function offersShortcut(key: string): boolean {
  return offered(key) !== null;
}

/** Does what the page offers for a key, as if it were clicked. */
export function pressPageShortcut(key: string): void {
  offered(key)?.click();
}

/** The page's own keys with the names of what they do, in the order of the page. */
export function pageShortcuts(): { key: string; name: string }[] {
  return Array.from(document.querySelectorAll<HTMLElement>(OFFERED), (element) => ({
    key: element.getAttribute("aria-keyshortcuts") ?? "",
    name: element.getAttribute("aria-label") ?? element.textContent.trim(),
  }));
}

/** Moves the focus to the page's own search field; false when it has none. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  field?.focus();
  field?.select();
  return field !== null;
}
