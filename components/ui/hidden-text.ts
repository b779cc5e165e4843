/**
 * Characters a reader cannot see but a model or a shell can: what Unicode says to draw as nothing (blanks that pass for
 * letters, variation selectors, tags, also such as are not assigned yet), controls (but tab and line breaks), format
 * characters, separators, private use and halves of surrogate pairs. No less than the checks look for.
 */
const HIDDEN = /((?![\t\n\r])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}])/u;

/** A text cut at what is hidden in it: even parts are plain, odd parts are one hidden character each. */
export function hiddenParts(text: string): string[] {
  // A split with a group alternates.
  return text.split(HIDDEN);
}

/** A character spelled out, as in ⟦U+200B⟧. */
export function spelledOut(character: string): string {
  return `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟧`;
}
