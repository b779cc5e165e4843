const LINE_BREAK = /\r\n?|\n/g;

/** The offset at which each line of a text begins. One pass: to be made once for a text, however much is asked of it. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: written } of text.matchAll(LINE_BREAK)) starts.push(index + written.length);
  return starts;
}

/** The line and column of an offset, both counted from 1, given where the lines begin. Looks at no more lines than halving them takes. */
export function positionIn(starts: readonly number[], offset: number): { line: number; column: number } {
  let [line, after] = [0, starts.length];
  while (after - line > 1) {
    const middle = (line + after) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) line = middle;
    else after = middle;
  }
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}
