type Parts = readonly [start: string, middle: string, end: string];

/** Two texts, each cut into what they begin with alike, what differs, and what they end with alike. Whole characters only. Pure. */
export function differingPart(before: string, after: string): [Parts, Parts] {
  const [left, right] = [[...before], [...after]];
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const cut = (characters: readonly string[]): Parts => {
    const rest = characters.length - end;
    return [characters.slice(0, start).join(""), characters.slice(start, rest).join(""), characters.slice(rest).join("")];
  };
  return [cut(left), cut(right)];
}
