/** Only used to read relative addresses; the name can belong to nobody. */
const HERE = "https://gatehouse.invalid";

/**
 * Where to go after signing in: a path of this installation, or the start page for anything else. An address given in
 * a link must never lead to another site (`//evil.example`, `/\evil.example`, `https:…`).
 */
export function callbackPath(given: string | undefined): string {
  if (given === undefined || !given.startsWith("/") || !URL.canParse(given, HERE)) return "/";
  const url = new URL(given, HERE);
  return url.origin === HERE ? `${url.pathname}${url.search}${url.hash}` : "/";
}
