/**
 * The language of a publisher's text as far as its script tells, for `lang`: screen readers pronounce by it, and fonts draw Han
 * characters by it. Nobody declares it (UX contract §5.2).
 */
export function languageOf(text: string): "en" | "ja" | "zh-CN" {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : "en";
}
