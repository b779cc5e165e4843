import { readUrl } from "./url-reading";
import type { UrlReading } from "./url-reading";

/** Braces inside braces are no variable; excluding them also keeps matching linear on hostile text. */
const VARIABLE = /\{([^{}]+)\}/g;
const KNOWN_VALUES: Readonly<Record<string, string>> = { host: "example.com", port: "8080", path: "api", protocol: "http", scheme: "http" };

/** The names of the `{curly}` parts of a URL, in order. */
export function templateVariables(url: string): string[] {
  return [...url.matchAll(VARIABLE)].map((match) => match[1] ?? "");
}

/**
 * Reads a URL template after putting plausible values in place of its variables (registry-api.md §2.4, "URL
 * substitution before parsing"): known names first, then `:{v}` before a slash or the end as a port, then `placeholder`.
 */
export function readTemplatedUrl(url: string): UrlReading {
  const filled = url
    .replace(/\{(host|port|path|protocol|scheme)\}/g, (_match, name: string) => KNOWN_VALUES[name] ?? "")
    .replace(/:\{[^{}]+\}(\/|$)/g, ":8080$1")
    .replace(VARIABLE, "placeholder");
  return readUrl(filled);
}
