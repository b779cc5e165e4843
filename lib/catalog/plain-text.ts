/** Control characters, soft hyphens, zero-width and bidirectional marks, tags and unassigned look-alikes of "nothing". */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu;

/**
 * Text of a manifest or a tool as one line that is safe to put into another agent's prompt (search.md §4.5):
 * no control, zero-width or bidirectional characters, white space collapsed, at most `maxLength` code points.
 */
export function plainText(text: string, maxLength: number): string {
  const line = text.replace(/\s/gu, " ").replace(INVISIBLE, "").replace(/ +/g, " ").trim();
  const points = Array.from(line);
  return points.length <= maxLength ? line : `${points.slice(0, maxLength - 1).join("").trimEnd()}…`;
}
