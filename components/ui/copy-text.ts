/**
 * Puts a text on the clipboard; false when nothing can. The clipboard of the platform is there on https and localhost only;
 * over plain http within a company the older command does it, which takes what is selected. The field it takes the text from
 * stands beside `button`: a dialog keeps the focus inside.
 */
export async function copyText(text: string, button: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text, button);
  }
}

function copyByCommand(text: string, button: HTMLElement): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.tabIndex = -1;
  field.className = "sr-only";
  const focused = document.activeElement;
  button.after(field);
  field.focus({ preventScroll: true });
  field.select();
  try {
    // Deprecated, but nothing replaces it where there is no `navigator.clipboard`.
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    field.remove();
  }
}

/** Selects the code that a button copies, if the page shows it, so that one key is left to press. */
export function selectCode(button: HTMLElement): void {
  const code = button.closest("figure")?.querySelector("code");
  if (code) document.getSelection()?.selectAllChildren(code);
}
