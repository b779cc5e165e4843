import { schemaReference } from "./document-structure";
import type { ShapeCode } from "./issue-codes";
import { formatPath } from "./issues";
import type { PathSegment } from "./issues";
import type { IssueParams, ManifestIssue } from "./schema";
import type { SchemaVersion } from "./schema-versions";

/** Collects issues of type `schema`, in the words of the official JSON schema validator (registry-api.md §2.4). */
export class ShapeIssues {
  readonly list: ManifestIssue[] = [];

  constructor(private readonly version: SchemaVersion) {}

  add(path: readonly PathSegment[], keyword: ShapeCode, message: string, params: IssueParams = {}): void {
    const reference = schemaReference(path, keyword, this.version);
    this.list.push({ type: "schema", path: formatPath(path), message, severity: "error", reference, params });
  }

  missing(path: readonly PathSegment[], field: string): void {
    this.add(path, "required", `missing required fields: '${field}'`, { field });
  }

  unexpected(path: readonly PathSegment[]): void {
    this.add(path, "additionalProperties", "unexpected property");
  }

  /** Both are names of JSON types: they stand as they are in sentences of any language. */
  notOfType(path: readonly PathSegment[], expected: string, got: string): void {
    this.add(path, "type", `expected ${expected}, but got ${got}`, { expected, got });
  }

  notOneOf(path: readonly PathSegment[], allowed: readonly string[]): void {
    const quoted = allowed.map((value) => JSON.stringify(value)).join(", ");
    this.add(path, "enum", allowed.length === 1 ? `value must be ${quoted}` : `value must be one of ${quoted}`, { allowed: quoted });
  }
}
