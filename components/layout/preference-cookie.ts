const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Remembers a choice of look or language in this browser. Values are from fixed lists and need no encoding. */
export function rememberPreference(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
}
