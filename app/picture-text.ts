/** Latin letters, digits and marks: what the font of our pictures draws. */
const DRAWABLE = /^[\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018-\u201d\u2026]*$/u;

/**
 * A text that a picture can draw: `text`, or `fallback` where it holds letters that our font lacks. The renderer would ask a
 * host on the internet for those, and nothing of ours ever does.
 */
export function pictureText(text: string, fallback: string): string {
  return DRAWABLE.test(text) && text.trim() !== "" ? text : fallback;
}
