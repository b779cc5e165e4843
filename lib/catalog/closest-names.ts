import { compareCodeUnits } from "@/lib/catalog/projection";

interface Named {
  server: string;
  title: string;
}

const LEAST_LIKENESS = 0.4;
const MAX_LENGTH = 60;

/** The names that look most like what was typed, closest first: shared pairs of letters of the last part or the title. Pure. */
export function closestNames(typed: string, servers: readonly Named[], limit: number): Named[] {
  const wanted = pairsOf(typed);
  if (wanted.size === 0) return [];
  return servers
    .map((named) => ({ named, likeness: Math.max(likeness(wanted, pairsOf(named.server.slice(named.server.indexOf("/") + 1))), likeness(wanted, pairsOf(named.title))) }))
    .filter((candidate) => candidate.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || compareCodeUnits(a.named.server, b.named.server))
    .slice(0, limit)
    .map(({ named }) => named);
}

/** Its ends count as letters too, so that short words with two letters swapped are still alike. */
function pairsOf(text: string): Set<string> {
  const letters = text.toLowerCase().normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "").slice(0, MAX_LENGTH);
  if (letters === "") return new Set();
  const padded = `^${letters}$`;
  return new Set(Array.from({ length: padded.length - 1 }, (_, index) => padded.slice(index, index + 2)));
}

/** Dice's coefficient: twice what both have, by what each has. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
