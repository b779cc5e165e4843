import { type MappedValue, mapJson, type TextRange } from "./json-map";
import { descend } from "./json-map-path";
import type { ManifestIssue } from "./schema";
import { lineStarts, positionIn } from "./text-lines";

/** A part of a text in lines and columns, both counted from 1; columns in UTF-16 units, the end column not included. */
export interface IssuePlace {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

const POSITION = /^(\d+):(\d+)$/;
/** What an editor would select there: a text in quotes, a word or number, or one character; nothing at the end of a line. */
const TOKEN = /"(?:[^"\\\r\n]|\\.)*"?|[\w.+-]+|\S/y;
/** Nobody mends more at a time, and a hostile text has thousands of faults. */
const MOST_PLACED = 100;

/**
 * The places in a text that its issues are about; undefined where an issue is about the text as a whole, and
 * after the first hundred. Lines and columns rather than offsets, since an editor may keep other line breaks than the file had.
 *
 * A scalar is marked itself, an object or list by its key or its opening bracket, and what is missing by what it is missing in.
 */
export function issuePlaces(text: string, issues: readonly ManifestIssue[]): (IssuePlace | undefined)[] {
  const placed = issues.slice(0, MOST_PLACED);
  if (placed.length === 0) return [];
  if (issues.some(({ type }) => type === "json")) return placed.map(({ path }) => placeOfFault(text, path));
  const [root, lines] = [mapJson(text), lineStarts(text)];
  return placed.map((issue) => placeOfRange(lines, rangeOf(root, issue)));
}

/** A text that is no strict JSON has one fault, and the scanner names its position. */
function placeOfFault(text: string, position: string): IssuePlace | undefined {
  const [, line, column] = (POSITION.exec(position) ?? []).map(Number);
  if (line === undefined || column === undefined) return undefined;
  TOKEN.lastIndex = (lineStarts(text)[line - 1] ?? 0) + column - 1;
  const length = TOKEN.exec(text)?.[0].length ?? 0;
  return { line, column, endLine: line, endColumn: column + length };
}

function rangeOf(root: MappedValue, { type, path, reference }: ManifestIssue): TextRange {
  // The official rules on `$schema` call it so.
  const { value, rest } = descend(root, type === "semantic" && path === "schema" ? "$schema" : path);
  const isAboutKey = value.children !== undefined || (rest === "" && reference.endsWith("/additionalProperties"));
  if (isAboutKey && value.key !== undefined) return value.key;
  return value.children === undefined ? value : { start: value.start, end: value.start + 1 };
}

function placeOfRange(lines: readonly number[], { start, end }: TextRange): IssuePlace {
  const [from, to] = [positionIn(lines, start), positionIn(lines, end)];
  return { ...from, endLine: to.line, endColumn: to.column };
}
