type Tree = { readonly [key: string]: unknown };

/**
 * The parts of some messages under the given paths (`console.links` is a part of `console`). A path that leads nowhere is
 * left out. Pure; what is picked is not copied.
 */
export function pickMessages(messages: Tree, paths: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const path of paths) place(picked, path.split("."), messages);
  return picked;
}

function place(into: Record<string, unknown>, [key = "", ...rest]: readonly string[], from: Tree): void {
  const part = from[key];
  if (part === undefined) return;
  if (rest.length === 0) {
    into[key] = part;
    return;
  }
  const inner = (into[key] ?? {}) as Record<string, unknown>;
  into[key] = inner;
  place(inner, rest, part as Tree);
}
