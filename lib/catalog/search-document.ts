import { plainText } from "./plain-text";
import { type Field, FIELDS, type PerField } from "./ranking";
import { termsOf } from "./tokenizer";

const MAX_TITLE = 100;
const MAX_DESCRIPTION = 300;
const MAX_TOOL_NAME = 128;

/** What is searched of one server. `id` is opaque; `name` is the registry name `namespace/name`. */
export interface SearchDocument {
  id: string;
  name: string;
  title?: string | undefined;
  description: string;
  tools: readonly { name: string; description?: string | undefined }[];
  /** What filters ask for; a document without them passes none. */
  transports?: readonly string[];
  capabilities?: readonly string[];
}

/** A tool, its texts safe for another agent's prompt, its terms cut. */
export interface IndexedTool {
  name: string;
  description: string;
  nameTerms: readonly string[];
  descriptionTerms: readonly string[];
}

/** A document cut into terms, with everything a hit shows: a search reads and cleans no text. */
export interface IndexedDocument {
  id: string;
  title: string;
  description: string;
  tools: readonly IndexedTool[];
  transports: readonly string[];
  capabilities: readonly string[];
  lengths: PerField;
  /** Term → how often it occurs in each field. */
  frequencies: ReadonlyMap<string, PerField>;
}

export function indexDocument(document: SearchDocument): IndexedDocument {
  // The namespace says who publishes, not what the server does: `io.github` must not match GitHub tasks.
  const ownName = document.name.slice(document.name.lastIndexOf("/") + 1);
  const tools = document.tools.map(indexTool);
  const terms: Record<Field, readonly string[]> = {
    name: termsOf(`${ownName} ${document.title ?? ""}`),
    description: termsOf(document.description),
    toolName: tools.flatMap(({ nameTerms }) => nameTerms),
    toolDescription: tools.flatMap(({ descriptionTerms }) => descriptionTerms),
  };
  return {
    id: document.id,
    title: plainText(document.title ?? ownName, MAX_TITLE),
    description: plainText(document.description, MAX_DESCRIPTION),
    tools,
    transports: document.transports ?? [],
    capabilities: document.capabilities ?? [],
    lengths: [terms.name.length, terms.description.length, terms.toolName.length, terms.toolDescription.length],
    frequencies: frequenciesOf(terms),
  };
}

function indexTool({ name, description = "" }: SearchDocument["tools"][number]): IndexedTool {
  return {
    name: plainText(name, MAX_TOOL_NAME),
    description: plainText(description, MAX_DESCRIPTION),
    nameTerms: termsOf(name),
    descriptionTerms: termsOf(description),
  };
}

function frequenciesOf(terms: Readonly<Record<Field, readonly string[]>>): Map<string, PerField> {
  const frequencies = new Map<string, [number, number, number, number]>();
  for (const field of [0, 1, 2, 3] as const) {
    for (const term of terms[FIELDS[field]]) {
      const counts = frequencies.get(term);
      if (counts) counts[field] += 1;
      else frequencies.set(term, [Number(field === 0), Number(field === 1), Number(field === 2), Number(field === 3)]);
    }
  }
  return frequencies;
}
