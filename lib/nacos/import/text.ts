/** U+0000 and halves of a surrogate pair: neither PostgreSQL nor a digest can hold them. */
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The same JSON with U+FFFD for every character that cannot be stored, in keys too. Everything else stays: checks look at it. */
export function repaired<T>(value: T): T {
  if (typeof value === "string") return value.replace(UNSTORABLE, "\ufffd") as T;
  if (Array.isArray(value)) return value.map(repaired) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [repaired(key), repaired(member)])) as T;
}

/** Whether a JSON value holds a character that cannot be stored. */
export function needsRepair(value: unknown): boolean {
  if (typeof value === "string") return value.search(UNSTORABLE) >= 0;
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, member]) => needsRepair(key) || needsRepair(member));
}
