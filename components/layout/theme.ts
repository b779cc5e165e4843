/** Light, dark, or as the device says. A cookie, so that the server renders the right one and nothing flashes. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "theme";

export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** Class for `<html>`; `system` has none and leaves it to `color-scheme` (app/globals.css). */
export function themeClass(theme: Theme): string {
  return theme === "system" ? "" : theme;
}
