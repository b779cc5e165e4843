import type { PathSegment } from "./issues";
import { CURRENT_SCHEMA_URL, CURRENT_SCHEMA_VERSION } from "./schema";
import type { SchemaVersion } from "./schema-versions";

/** Names of the definitions in the official JSON schemas (registry-api.md §2.2). */
export type DefinitionName =
  | "ServerDetail" | "Repository" | "Icon" | "Package" | "LocalTransport" | "RemoteTransport" | "Argument" | "KeyValueInput" | "Input";

/** A property that holds other definitions: one, a list of them, or a map whose keys the publisher chooses. */
export interface ChildSlot {
  definition: DefinitionName;
  container: "one" | "list" | "map";
}

const VARIABLES: ChildSlot = { definition: "Input", container: "map" };
const HEADERS: ChildSlot = { definition: "KeyValueInput", container: "list" };

/** Which property of which definition holds which definition. Everything else is a scalar, a list of scalars or free data. */
export const DOCUMENT_STRUCTURE: Readonly<Record<DefinitionName, Readonly<Record<string, ChildSlot>>>> = {
  ServerDetail: {
    repository: { definition: "Repository", container: "one" },
    icons: { definition: "Icon", container: "list" },
    packages: { definition: "Package", container: "list" },
    remotes: { definition: "RemoteTransport", container: "list" },
  },
  Repository: {},
  Icon: {},
  Package: {
    transport: { definition: "LocalTransport", container: "one" },
    runtimeArguments: { definition: "Argument", container: "list" },
    packageArguments: { definition: "Argument", container: "list" },
    environmentVariables: { definition: "KeyValueInput", container: "list" },
  },
  LocalTransport: { headers: HEADERS },
  RemoteTransport: { headers: HEADERS, variables: VARIABLES },
  Argument: { variables: VARIABLES },
  KeyValueInput: { variables: VARIABLES },
  Input: {},
};

/**
 * The `reference` of a shape issue: schema URL, definition, property, keyword, as in
 * `…/server.schema.json#/definitions/Package/properties/version/not` (registry-api.md §2.4, row JSON-schema hits).
 */
export function schemaReference(path: readonly PathSegment[], keyword: string, version: SchemaVersion): string {
  let definition: DefinitionName = "ServerDetail";
  let property: string[] = [];
  for (let i = 0; i < path.length; i += 1) {
    const segment = path[i];
    const child: ChildSlot | undefined = property.length === 0 && typeof segment === "string" ? DOCUMENT_STRUCTURE[definition][segment] : undefined;
    if (child && (child.container === "one" || i + 1 < path.length)) {
      definition = child.definition;
      if (child.container !== "one") i += 1;
    } else {
      property = ["properties", ...property.slice(1), String(segment)];
    }
  }
  const url = CURRENT_SCHEMA_URL.replace(CURRENT_SCHEMA_VERSION, version);
  return `${url}#/${["definitions", definition, ...property, keyword].join("/")}`;
}
