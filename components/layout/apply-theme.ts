import { rememberPreference } from "./preference-cookie";
import { themeClass, themeCookie } from "./theme";
import type { Theme } from "./theme";

/** Changes the look of the open page and remembers it for those to come. */
export function applyTheme(next: Theme): void {
  rememberPreference(themeCookie, next);
  const root = document.documentElement.classList;
  root.remove("light", "dark");
  if (next !== "system") root.add(themeClass(next));
}
