/** What a text that is being written says, as far as it can be read: nobody has judged it yet. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

export const nameOf = (manifest: unknown): unknown => memberOf(manifest, "name");

/** The server a text names; undefined for a text that is no JSON, or names none. */
export function namedServer(text: string): string | undefined {
  const name = nameOf(parsed(text));
  return typeof name === "string" ? name : undefined;
}
