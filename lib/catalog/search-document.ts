import { type Field, FIELDS, type PerField } from "./ranking";
import { termsOf } from "./tokenizer";

/** What is searched of one server. `id` is opaque; `name` is the registry name `namespace/name`. */
export interface SearchDocument {
  id: string;
  name: string;
  title?: string | undefined;
  description: string;
  tools: readonly { name: string; description?: string | undefined }[];
}

/** A document cut into terms. */
export interface IndexedDocument {
  document: SearchDocument;
  lengths: PerField;
  /** Term → how often it occurs in each field. */
  frequencies: ReadonlyMap<string, PerField>;
}

export function indexDocument(document: SearchDocument): IndexedDocument {
  const texts: Record<Field, string> = {
    // The namespace says who publishes, not what the server does: `io.github` must not match GitHub tasks.
    name: `${document.name.slice(document.name.lastIndexOf("/") + 1)} ${document.title ?? ""}`,
    description: document.description,
    toolName: document.tools.map((tool) => tool.name).join(" "),
    toolDescription: document.tools.map((tool) => tool.description ?? "").join(" "),
  };
  const lengths: [number, number, number, number] = [0, 0, 0, 0];
  const frequencies = new Map<string, [number, number, number, number]>();
  for (const field of [0, 1, 2, 3] as const) {
    const terms = termsOf(texts[FIELDS[field]]);
    lengths[field] = terms.length;
    for (const term of terms) {
      const counts = frequencies.get(term) ?? [0, 0, 0, 0];
      counts[field] += 1;
      frequencies.set(term, counts);
    }
  }
  return { document, lengths, frequencies };
}
