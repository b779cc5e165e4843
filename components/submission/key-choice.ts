import type { KeyRefusal, ShortKeys } from "@/lib/catalog/short-key-schema";

/** What is to be said of a key that somebody typed. */
export type KeyVerdict = "free" | "malformed" | KeyRefusal;

export interface KeyFacts {
  /** What the server is called in the chosen catalogs or would be; undefined: not known. */
  keys: ShortKeys | undefined;
  typed: string;
  /** The API's answer about the typed key, null for one that has not the form; undefined: not known yet. */
  answer: ShortKeys | null | undefined;
}

/** A key that is chosen, if any: where the server has a key nothing is, nor by what it would be called anyway, nor by nothing. Pure. */
export function chosenKey({ keys, typed }: Pick<KeyFacts, "keys" | "typed">): string | undefined {
  const key = typed.trim();
  if (keys === undefined || key === "" || keys.items.some(({ fixed }) => fixed)) return undefined;
  return keys.items.every((item) => item.key === key) ? undefined : key;
}

/** Pure. */
export function keyVerdict(facts: KeyFacts): KeyVerdict | undefined {
  const { answer } = facts;
  if (chosenKey(facts) === undefined || answer === undefined) return undefined;
  return answer === null ? "malformed" : (answer.refusal ?? "free");
}
