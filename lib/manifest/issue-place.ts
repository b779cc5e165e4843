import { type MappedValue, mapJson, type TextRange } from "./json-map";
import type { ManifestIssue } from "./schema";

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
const LINE_BREAK = /\r\n?|\n/g;
/** Nobody mends more at a time, and a hostile text has thousands of faults. */
const MOST_PLACED = 100;

/**
 * The places in a text that its issues are about; undefined where an issue is about the text as a whole, and
 * after the first hundred. Lines and columns rather than offsets, since an editor may keep other line breaks than the file had.
 *
 * A scalar is marked itself, an object or list by its key or its opening bracket, and what is missing by what it is missing in.
 */
export function issuePlaces(text: string, issues: readonly ManifestIssue[]): (IssuePlace | undefined)[] {
  if (issues.length === 0) return [];
  const root = issues.some(({ type }) => type === "json") ? undefined : mapJson(text);
  return issues.slice(0, MOST_PLACED).map((issue) => (root === undefined ? placeOfFault(text, issue.path) : placeOfRange(text, rangeOf(root, issue))));
}

/** A text that is no strict JSON has one fault, and the scanner names its position. */
function placeOfFault(text: string, position: string): IssuePlace | undefined {
  const [, line, column] = (POSITION.exec(position) ?? []).map(Number);
  if (line === undefined || column === undefined) return undefined;
  TOKEN.lastIndex = offsetOf(text, line, column);
  const length = TOKEN.exec(text)?.[0].length ?? 0;
  return { line, column, endLine: line, endColumn: column + length };
}

function offsetOf(text: string, line: number, column: number): number {
  const breaks = [...text.matchAll(LINE_BREAK)];
  const before = breaks[line - 2];
  return (before === undefined ? 0 : before.index + before[0].length) + column - 1;
}

function rangeOf(root: MappedValue, { type, path, reference }: ManifestIssue): TextRange {
  // The official rules on `$schema` call it so.
  const { value, rest } = descend(root, type === "semantic" && path === "schema" ? "$schema" : path);
  const isAboutKey = value.children !== undefined || (rest === "" && reference.endsWith("/additionalProperties"));
  if (isAboutKey && value.key !== undefined) return value.key;
  return value.children === undefined ? value : { start: value.start, end: value.start + 1 };
}

/** As far down a path as the text goes. Keys may hold dots themselves, so the longest key that fits is taken. */
function descend(value: MappedValue, path: string): { value: MappedValue; rest: string } {
  const steps = [...(value.children ?? [])].filter(([key]) => restAfter(path, key) !== undefined).sort(([a], [b]) => b.length - a.length);
  const [key, child] = steps[0] ?? [];
  return path === "" || key === undefined || child === undefined ? { value, rest: path } : descend(child, restAfter(path, key) ?? "");
}

/** What is left of a path after one step; undefined: it does not begin with this step. */
function restAfter(path: string, key: string): string | undefined {
  const written = [key, `[${key}]`].find((step) => path.startsWith(step) && /^(?:$|[.[])/.test(path.slice(step.length)));
  return written === undefined ? undefined : path.slice(written.length).replace(/^\./, "");
}

function placeOfRange(text: string, { start, end }: TextRange): IssuePlace {
  const [from, to] = [positionOf(text, start), positionOf(text, end)];
  return { ...from, endLine: to.line, endColumn: to.column };
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(LINE_BREAK);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
