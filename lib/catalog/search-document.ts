import { plainText } from "./plain-text";
import type { PerField } from "./ranking";
import { TermCounts } from "./term-counts";
import { termsOf } from "./tokenizer";
import type { PackedTraits } from "./traits";

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
  traits?: PackedTraits;
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
  traits: PackedTraits;
  lengths: PerField;
  frequencies: TermCounts;
}

export function indexDocument(document: SearchDocument): IndexedDocument {
  // The namespace says who publishes, not what the server does: `io.github` must not match GitHub tasks.
  const ownName = document.name.slice(document.name.lastIndexOf("/") + 1);
  const tools = document.tools.map(indexTool);
  const name = termsOf(`${ownName} ${document.title ?? ""}`);
  const description = termsOf(document.description);
  const toolNames = tools.flatMap(({ nameTerms }) => nameTerms);
  const toolDescriptions = tools.flatMap(({ descriptionTerms }) => descriptionTerms);
  return {
    id: document.id,
    title: plainText(document.title ?? ownName, MAX_TITLE),
    description: plainText(document.description, MAX_DESCRIPTION),
    tools,
    traits: document.traits ?? 0,
    lengths: [name.length, description.length, toolNames.length, toolDescriptions.length],
    frequencies: TermCounts.of([name, description, toolNames, toolDescriptions]),
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
