/** Languages of the pages. URLs carry no locale: the cookie decides, then `Accept-Language` (UX contract §5.2). */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";
export const localeCookie = "locale";

/** Each language named in itself, so that whoever landed in the wrong one can find the way out. */
export const localeNames: Record<Locale, string> = { en: "English", "zh-CN": "中文" };

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * Chooses the language of a page: a valid cookie, else the reader's most wanted language that we have, else English.
 * Any Chinese is answered in zh-CN: nearer to the reader than English.
 */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  for (const range of languageRanges(acceptLanguage ?? "")) {
    const primary = range.split("-")[0];
    if (primary === "zh") return "zh-CN";
    if (primary === "en") return "en";
  }
  return defaultLocale;
}

/** Language ranges of an `Accept-Language` header, most wanted first, refused ones (`q=0`) left out (RFC 9110 §12.5.4). */
function languageRanges(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
      return { range: range.trim(), quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ range, quality }) => range !== "" && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ range }) => range);
}
