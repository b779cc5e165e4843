/** So few letters stand in every name. */
const MIN_LETTERS = 2;

/** A name cut where words of a search stand in it, whatever their case: odd parts are such words. Pure. */
export function markedParts(name: string, search: string): string[] {
  const words = [...new Set(search.normalize("NFKC").split(/[^\p{L}\p{N}]+/u))].filter((word) => [...word].length >= MIN_LETTERS);
  if (words.length === 0) return [name];
  // Letters and digits only: nothing in them means anything to a pattern. The longest first, or it would never be found.
  const longestFirst = words.sort((a, b) => b.length - a.length);
  return name.split(new RegExp(`(${longestFirst.join("|")})`, "iu"));
}
