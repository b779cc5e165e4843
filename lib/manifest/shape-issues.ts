import { schemaReference } from "./document-structure";
import { formatPath } from "./issues";
import type { PathSegment } from "./issues";
import type { ManifestIssue } from "./schema";
import type { SchemaVersion } from "./schema-versions";

/** Collects issues of type `schema`, in the words of the official JSON schema validator (registry-api.md §2.4). */
export class ShapeIssues {
  readonly list: ManifestIssue[] = [];

  constructor(private readonly version: SchemaVersion) {}

  add(path: readonly PathSegment[], keyword: string, message: string): void {
    const reference = schemaReference(path, keyword, this.version);
    this.list.push({ type: "schema", path: formatPath(path), message, severity: "error", reference });
  }

  missing(path: readonly PathSegment[], field: string): void {
    this.add(path, "required", `missing required fields: '${field}'`);
  }

  unexpected(path: readonly PathSegment[]): void {
    this.add(path, "additionalProperties", "unexpected property");
  }

  notOneOf(path: readonly PathSegment[], allowed: readonly string[]): void {
    const quoted = allowed.map((value) => JSON.stringify(value)).join(", ");
    this.add(path, "enum", allowed.length === 1 ? `value must be ${quoted}` : `value must be one of ${quoted}`);
  }
}
