/** Which options of a runner stand alone, and which take the next token. */
export interface Options {
  alone: readonly string[];
  withValue: readonly string[];
  /** Where packages come from. */
  base?: readonly string[];
}

/** The option at a place; null where the package begins, a text where it is not known. */
export function readOption(args: readonly string[], at: number, { alone, withValue, base = [] }: Options): { name: string; value: string; isBase: boolean; next: number } | string | null {
  const token = args[at] ?? "";
  if (!token.startsWith("-")) return null;
  if (alone.includes(token)) return { name: token, value: "", isBase: false, next: at + 1 };
  const [name = "", ...assigned] = token.split("=");
  if (!withValue.includes(name) && !base.includes(name)) return token;
  const isApart = assigned.length === 0;
  return { name, value: isApart ? (args[at + 1] ?? "") : assigned.join("="), isBase: base.includes(name), next: at + (isApart ? 2 : 1) };
}
