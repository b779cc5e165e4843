import { compareCodeUnits } from "@/lib/catalog/projection";

interface Named {
  server: string;
  title: string;
}

const LEAST_LIKENESS = 0.4;
const MAX_LENGTH = 60;
const CODE_UNIT = 65_536;

/**
 * Names with what is compared of them, worked out once: the pairs of letters of the last part and of the title, as numbers
 * in one array. A registry has tens of thousands of names, and a set of texts for each would outweigh the names.
 */
export class Spellings {
  private constructor(
    private readonly servers: readonly Named[],
    private readonly pairs: Uint32Array,
    /** The pairs of text `i` end before `ends[i]`; server `n` has the texts `2n` and `2n + 1`. */
    private readonly ends: Uint32Array,
  ) {}

  static of(servers: readonly Named[]): Spellings {
    const pairs: number[] = [];
    const ends = new Uint32Array(servers.length * 2);
    for (const [index, { server, title }] of servers.entries()) {
      for (const pair of pairsOf(server.slice(server.indexOf("/") + 1))) pairs.push(pair);
      ends[index * 2] = pairs.length;
      for (const pair of pairsOf(title)) pairs.push(pair);
      ends[index * 2 + 1] = pairs.length;
    }
    return new Spellings(servers, Uint32Array.from(pairs), ends);
  }

  /** The names that look most like what was typed, closest first: shared pairs of letters of the last part or the title. */
  closest(typed: string, limit: number): Named[] {
    const wanted = pairsOf(typed);
    if (wanted.size === 0) return [];
    return this.servers
      .flatMap((named, index) => {
        const likeness = Math.max(this.likeness(wanted, index * 2), this.likeness(wanted, index * 2 + 1));
        return likeness < LEAST_LIKENESS ? [] : { named, likeness };
      })
      .sort((a, b) => b.likeness - a.likeness || compareCodeUnits(a.named.server, b.named.server))
      .slice(0, limit)
      .map(({ named }) => named);
  }

  /** Dice's coefficient: twice what both have, by what each has. 0 where their lengths alone keep it too low. */
  private likeness(wanted: ReadonlySet<number>, text: number): number {
    const begin = this.ends[text - 1] ?? 0;
    const end = this.ends[text] ?? begin;
    const both = wanted.size + end - begin;
    if (2 * Math.min(wanted.size, end - begin) < LEAST_LIKENESS * both) return 0;
    let shared = 0;
    for (let at = begin; at < end; at += 1) if (wanted.has(this.pairs[at] ?? 0)) shared += 1;
    return (2 * shared) / both;
  }
}

/** Its ends count as letters too, so that short words with two letters swapped are still alike. */
function pairsOf(text: string): Set<number> {
  const letters = text.toLowerCase().normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "").slice(0, MAX_LENGTH);
  if (letters === "") return new Set();
  const padded = `^${letters}$`;
  return new Set(Array.from({ length: padded.length - 1 }, (_, index) => padded.charCodeAt(index) * CODE_UNIT + padded.charCodeAt(index + 1)));
}
