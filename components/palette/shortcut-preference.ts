/** Whether keys of one character act (WCAG 2.1.4: they can be switched off). A cookie, as the look and the language are. */
export const shortcutsCookie = "shortcuts";

const OFF = "off";

export function shortcutsEnabled(cookie: string | undefined): boolean {
  return cookie !== OFF;
}

export function shortcutsValue(enabled: boolean): string {
  return enabled ? "on" : OFF;
}
