import type { IssuePlace } from "@/lib/submission/validation-schema";

/** The part of an editor's text at a place, as offsets. An editor knows one line break, whatever the text had. */
export function selectionAt(text: string, { line, column, endLine, endColumn }: IssuePlace): { start: number; end: number } {
  const lines = text.split("\n");
  const offset = (lineOf: number, columnOf: number) => lines.slice(0, lineOf - 1).reduce((sum, { length }) => sum + length + 1, columnOf - 1);
  return { start: offset(line, column), end: offset(endLine, endColumn) };
}

/** Selects a place in an editor whose lines do not wrap, and brings it into view. */
export function showPlace(editor: HTMLTextAreaElement, place: IssuePlace): void {
  const { start, end } = selectionAt(editor.value, place);
  editor.focus();
  editor.setSelectionRange(start, end);
  // Not every browser scrolls to a selection. Lines are equally high and characters equally wide; a third of the view stays before.
  const lines = editor.value.split("\n");
  const longest = Math.max(...lines.map(({ length }) => length));
  editor.scrollTop = (editor.scrollHeight * (place.line - 1)) / lines.length - editor.clientHeight / 3;
  editor.scrollLeft = (editor.scrollWidth * (place.column - 1)) / Math.max(longest, 1) - editor.clientWidth / 3;
}
