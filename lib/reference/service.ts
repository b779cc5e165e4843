import { config } from "@/lib/config/config";
import { slot } from "@/lib/config/slot";
import { openApiSchema } from "./openapi-schema";
import { narrowed, outline } from "./outline";
import type { DocumentName, OperationGroup, ReferenceDocument } from "./schema";

/** What makes each OpenAPI document: the web process knows the routes, pages do not. */
export type DocumentSources = Record<DocumentName, () => unknown>;

const sources = slot<DocumentSources>("api-documents");

/** Tells where the documents come from. The web process does, before it serves pages. */
export function provideDocuments(value: DocumentSources): void {
  sources.set(value);
}

/** The official API is the same below /v0 and /v0.1: one is shown. */
const SHOWN: Record<DocumentName, (path: string) => boolean> = { registry: (path) => path.startsWith("/v0.1/"), product: () => true };

let made: ReferenceDocument[] | undefined;

/** The reference of both APIs, made once in a process: routes do not change while it runs. */
export function apiReference(): readonly ReferenceDocument[] {
  const documents = sources.get();
  made ??= (["registry", "product"] as const).map((name) =>
    outline({ name, document: openApiSchema.parse(documents[name]()), origin: config().publicUrl, shows: SHOWN[name] }),
  );
  return made;
}

/** The reference with the operations that `text` finds; all of them for an empty text. */
export function searchReference(text: string): ReferenceDocument[] {
  return apiReference().map((document) => ({ ...document, groups: narrowed(document.groups, text) })).filter(({ groups }) => groups.length > 0);
}

/** The operations of one tag, or null when there is no such page. */
export function referenceGroup(document: string, tag: string): OperationGroup | null {
  return apiReference().find(({ name }) => name === document)?.groups.find((group) => group.tag === tag) ?? null;
}
