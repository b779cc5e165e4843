/**
 * Characters a reader cannot see but a model or a shell can: controls (but tab and line breaks), format characters,
 * separators, private use, variation selectors and the blanks that pass for letters.
 */
const HIDDEN = /((?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}])/u;

const nameOf = (character: string) => `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟧`;

/** Untrusted text with what is hidden in it spelled out, as in ⟦U+200B⟧. */
export function VisibleText({ text }: { text: string }) {
  // A split with a group alternates: even parts are plain, odd parts are what the group caught.
  return text.split(HIDDEN).map((part, index) =>
    index % 2 === 0 ? part : (
      <mark key={index} className="rounded-sm bg-danger-soft px-0.5 font-mono text-danger">
        {nameOf(part)}
      </mark>
    ),
  );
}
