/** One field that an entry tells of; null where there was or is none. */
export interface ChangedField {
  path: string;
  before: string | null;
  after: string | null;
}

/**
 * What changed between the two facts of an entry, field by field: those that stayed the same are only counted. A text that
 * is no JSON is one field without a name. Pure.
 */
export function changedFields(before: string | null, after: string | null): { changed: ChangedField[]; same: number } {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  const fields = paths.map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }));
  const changed = fields.filter((field) => field.before !== field.after);
  return { changed, same: fields.length - changed.length };
}

function fieldsOf(text: string | null): Map<string, string> {
  const fields = new Map<string, string>();
  if (text !== null) collect(parsed(text), "", fields);
  return fields;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Objects are opened; a list of plain values is one field, since its order is part of what it says. */
function collect(value: unknown, path: string, fields: Map<string, string>): void {
  const isList = Array.isArray(value) && !value.some((item) => typeof item === "object" && item !== null);
  if (typeof value !== "object" || value === null || isList) {
    fields.set(path, typeof value === "string" ? value : JSON.stringify(value));
    return;
  }
  for (const [name, inner] of Object.entries(value)) collect(inner, path === "" ? name : `${path}.${name}`, fields);
}
