/** Room at the top and bottom, so that the line's own thickness is never cut. */
const INSET = 3;

/**
 * An SVG path through the values, from edge to edge; zero is the floor, so that small changes of large numbers stay small.
 * One value is a level line, none is no line.
 */
export function sparkPath(values: readonly number[], width: number, height: number): { line: string; end: { x: number; y: number } | null } {
  const highest = Math.max(1, ...values);
  const place = (value: number) => rounded(height - INSET - (value / highest) * (height - 2 * INSET));
  const [first] = values;
  if (first === undefined) return { line: "", end: null };
  if (values.length === 1) return { line: `M0 ${place(first)}H${width}`, end: { x: width, y: place(first) } };
  const points = values.map((value, index) => ({ x: rounded((index * width) / (values.length - 1)), y: place(value) }));
  return { line: `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}`, end: points.at(-1) ?? null };
}

/** Two decimals: the server's and the browser's text must be the same. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
