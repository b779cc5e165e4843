import { MAX_EVIDENCE_LENGTH } from "@/lib/checks/schema";

/** Characters that leave no mark on screen, by the way they are abused (trust.md §3.4 T001). */
export type InvisibleKind = "tag" | "bidi" | "zero-width" | "variation-selector" | "soft-hyphen" | "filler";

export interface InvisibleHit {
  /** Offset in UTF-16 units. */
  index: number;
  codePoint: number;
  kind: InvisibleKind;
}

// These expressions are only ever tested against one code point, so backtracking cannot occur.
const IGNORABLE = /^[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]$/u;
const UNPRINTABLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]$/u;
const EMOJI = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;
const VARIATION_BASE = /^[\p{Extended_Pictographic}0-9#*]$/u;
const HAN = /^\p{Script=Han}$/u;
const MONGOLIAN = /^\p{Script=Mongolian}$/u;
const RTL_LETTER = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const JOINING_SCRIPT =
  /^[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}]$/u;
const SUBDIVISION_FLAG = /^[a-z]{2}[a-z0-9]{1,3}$/;

const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const BLACK_FLAG = 0x1f3f4;
const CANCEL_TAG = 0xe007f;
const ZERO_WIDTH = new Set([0x200b, ZWNJ, ZWJ, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xfeff]);
const MARKS = new Set([0x200e, 0x200f, 0x061c]);

const within = (codePoint: number, first: number, last: number): boolean => codePoint >= first && codePoint <= last;
const isTag = (codePoint: number): boolean => within(codePoint, 0xe0000, CANCEL_TAG);

function kindOf(codePoint: number): InvisibleKind {
  if (isTag(codePoint)) return "tag";
  if (within(codePoint, 0x202a, 0x202e) || within(codePoint, 0x2066, 0x2069) || MARKS.has(codePoint)) return "bidi";
  if (ZERO_WIDTH.has(codePoint)) return "zero-width";
  if (within(codePoint, 0xfe00, 0xfe0f) || within(codePoint, 0xe0100, 0xe01ef)) return "variation-selector";
  return codePoint === 0xad ? "soft-hyphen" : "filler";
}

interface Neighbours {
  previous: string;
  next: string;
  textIsRtl: boolean;
}

/** ZWJ builds emoji; both joiners shape Arabic, Indic and related scripts, where they follow a letter or sign. */
function isOrthographicJoiner(codePoint: number, { previous, next }: Neighbours): boolean {
  const joinsEmoji = codePoint === ZWJ && (EMOJI.test(previous) || previous === "\uFE0F") && EMOJI.test(next);
  return joinsEmoji || (JOINING_SCRIPT.test(previous) && !IGNORABLE.test(previous));
}

/** A variation selector picks the look of the character before it: emoji or text style, or a form of a Han character. */
function isOrthographicSelector(codePoint: number, previous: string): boolean {
  const isEmojiStyle = codePoint === 0xfe0e || codePoint === 0xfe0f;
  return HAN.test(previous) || (isEmojiStyle && VARIATION_BASE.test(previous));
}

/** The exemptions of trust.md §3.4 T001, measured there with no false positive on 1,025 benign descriptions. */
function isOrthographic(codePoint: number, neighbours: Neighbours): boolean {
  if (codePoint === ZWJ || codePoint === ZWNJ) return isOrthographicJoiner(codePoint, neighbours);
  // Marks set a direction but cannot reverse text; writers of right-to-left languages need them.
  if (MARKS.has(codePoint)) return neighbours.textIsRtl;
  if (kindOf(codePoint) === "variation-selector") return isOrthographicSelector(codePoint, neighbours.previous);
  return within(codePoint, 0x180b, 0x180d) && MONGOLIAN.test(neighbours.previous);
}

/** Number of code points of a well-formed flag of a subdivision (🏴 + tag letters + cancel tag) from `start`, else 0. */
function subdivisionFlagLength(points: readonly string[], start: number): number {
  if (points[start]?.codePointAt(0) !== BLACK_FLAG) return 0;
  let end = start + 1;
  while (end < points.length && isTag(points[end]?.codePointAt(0) ?? 0)) end++;
  const tags = points.slice(start + 1, end);
  if (tags.at(-1)?.codePointAt(0) !== CANCEL_TAG) return 0;
  return SUBDIVISION_FLAG.test(decodeTags(tags.join(""))) ? end - start : 0;
}

/** Finds every invisible character that no writing system or emoji needs where it stands. Linear in the text. */
export function findInvisibles(text: string): InvisibleHit[] {
  const points = Array.from(text);
  const textIsRtl = RTL_LETTER.test(text);
  const hits: InvisibleHit[] = [];
  let index = 0;
  for (let position = 0; position < points.length; position++) {
    const flagLength = subdivisionFlagLength(points, position);
    if (flagLength > 0) {
      index += points.slice(position, position + flagLength).join("").length;
      position += flagLength - 1;
      continue;
    }
    const point = points[position] ?? "";
    const codePoint = point.codePointAt(0) ?? 0;
    const neighbours = { previous: points[position - 1] ?? "", next: points[position + 1] ?? "", textIsRtl };
    if (IGNORABLE.test(point) && !isOrthographic(codePoint, neighbours)) hits.push({ index, codePoint, kind: kindOf(codePoint) });
    index += point.length;
  }
  return hits;
}

/** The ASCII text smuggled in Unicode tag characters; empty when there are none. */
export function decodeTags(text: string): string {
  return Array.from(text)
    .map((point) => point.codePointAt(0) ?? 0)
    .filter((codePoint) => within(codePoint, 0xe0020, 0xe007e))
    .map((codePoint) => String.fromCharCode(codePoint - 0xe0000))
    .join("");
}

/** Offset (UTF-16 units) of the first control character other than tab, line feed and carriage return; -1 if none. */
export function indexOfControl(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if ((unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 13) || within(unit, 0x7f, 0x9f)) return index;
  }
  return -1;
}

/** `U+200B` for a code point. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

const escapePoint = (point: string): string =>
  UNPRINTABLE.test(point) ? `⟦${codePointName(point.codePointAt(0) ?? 0)}⟧` : point;

/**
 * A one-line excerpt of at most 200 UTF-16 units around offset `index`, every invisible, control and line-breaking
 * character spelled out (trust.md §3.3). Never cuts a spelled-out character in two; `…` marks what was left out.
 */
export function excerpt(text: string, index = 0): string {
  const lead = 60;
  const start = index > lead ? index - lead : 0;
  // No character needs more than 10 units when spelled out, so this slice is always enough.
  const pieces = Array.from(text.slice(start, start + MAX_EVIDENCE_LENGTH + lead), escapePoint);
  let shown = start > 0 ? "…" : "";
  for (const [position, piece] of pieces.entries()) {
    const isLast = position === pieces.length - 1 && start + MAX_EVIDENCE_LENGTH + lead >= text.length;
    if (shown.length + piece.length > MAX_EVIDENCE_LENGTH - (isLast ? 0 : 1)) return `${shown}…`;
    shown += piece;
  }
  return shown;
}
