/** Latin letters, digits and marks: what the font of our pictures draws; it lacks some letters in between. */
const DRAWABLE = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u2013\u2014\u2018-\u201a\u201c\u201d\u2026]*$/u;

/**
 * A text that a picture can draw: `text`, or `fallback` where it holds letters that our font lacks. The renderer would ask a
 * host on the internet for those, and nothing of ours ever does.
 */
export function pictureText(text: string, fallback: string): string {
  return DRAWABLE.test(text) && text.trim() !== "" ? text : fallback;
}
