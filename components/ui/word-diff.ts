export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** Above this many comparisons a difference is told as a whole, so that hostile texts cost no more than honest ones. */
const MAX_CELLS = 1_000_000;

/**
 * What changed between two texts, word by word (in Chinese too, by `Intl.Segmenter`): parts in reading order, removed
 * before added. Joining all but the added gives the first text, all but the removed the second.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const middle = changedWords(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return merged([
    ...old.slice(0, start).map((text): DiffPart => ({ kind: "same", text })),
    ...middle,
    ...old.slice(old.length - end).map((text): DiffPart => ({ kind: "same", text })),
  ]);
}

function wordsOf(text: string): string[] {
  return Array.from(new Intl.Segmenter("zh-CN", { granularity: "word" }).segment(text), ({ segment }) => segment);
}

/** The longest common subsequence, told as a walk through both lists. */
function changedWords(old: readonly string[], now: readonly string[]): DiffPart[] {
  if (old.length * now.length > MAX_CELLS) return [...partsOf("removed", old), ...partsOf("added", now)];
  const common = commonLengths(old, now);
  const at = (i: number, j: number) => common[i * (now.length + 1) + j] ?? 0;
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      parts.push({ kind: "same", text: old[i] ?? "" });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) parts.push({ kind: "removed", text: old[i++] ?? "" });
    else parts.push({ kind: "added", text: now[j++] ?? "" });
  }
  return [...parts, ...partsOf("removed", old.slice(i)), ...partsOf("added", now.slice(j))];
}

/** Row by row: how many words the rests of both lists have in common from (i, j) on. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const same = old[i] === now[j];
      lengths[i * width + j] = same
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

function partsOf(kind: DiffPart["kind"], words: readonly string[]): DiffPart[] {
  return words.length === 0 ? [] : [{ kind, text: words.join("") }];
}

function merged(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else result.push({ ...part });
  }
  return result;
}
