import type { MappedValue } from "./json-map";

/**
 * As far down a path (`packages[0].transport.url`) as the text goes, and what is left of the path there. Keys may hold dots
 * themselves, so the longest key that fits is taken. A list is asked for the one entry, never gone through: a text may have few
 * keys only, but any number of entries.
 */
export function descend(value: MappedValue, path: string): { value: MappedValue; rest: string } {
  if (path === "") return { value, rest: path };
  const step = value.isList === true ? entryAt(value, path) : memberAt(value, path);
  return step === undefined ? { value, rest: path } : descend(step.child, step.rest);
}

interface Step {
  child: MappedValue;
  rest: string;
}

function entryAt({ children }: MappedValue, path: string): Step | undefined {
  const index = /^\[(\d+)\]/.exec(path)?.[1];
  const child = index === undefined ? undefined : children?.get(index);
  const rest = index === undefined ? undefined : restAfter(path, `[${index}]`);
  return child === undefined || rest === undefined ? undefined : { child, rest };
}

function memberAt({ children }: MappedValue, path: string): Step | undefined {
  let longest: (Step & { key: string }) | undefined;
  for (const [key, child] of children ?? []) {
    const rest = restAfter(path, key);
    if (rest !== undefined && key.length >= (longest?.key.length ?? 0)) longest = { key, child, rest };
  }
  return longest;
}

/** What is left of a path after one step; undefined: it does not begin with this step. */
function restAfter(path: string, step: string): string | undefined {
  if (!path.startsWith(step)) return undefined;
  const rest = path.slice(step.length);
  return /^(?:$|[.[])/.test(rest) ? rest.replace(/^\./, "") : undefined;
}
