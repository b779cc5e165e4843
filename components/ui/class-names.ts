/** Joins class names, skipping what is absent, so that optional classes need no template strings. */
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
