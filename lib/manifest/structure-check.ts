import type { z } from "zod";
import type { PathSegment } from "./issues";
import { isJsonObject, jsonTypeOf } from "./json-value";
import type { JsonObject, JsonValue } from "./json-value";
import { manifestSchema } from "./schema";
import type { Manifest } from "./schema";
import type { ShapeIssues } from "./shape-issues";

/** Parses an upgraded document with the zod schema; what does not fit goes into `issues`. */
export function checkStructure(document: JsonObject, issues: ShapeIssues): Manifest | undefined {
  const parsed = manifestSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) addZodIssue(issue, document, issues);
  return undefined;
}

function addZodIssue(issue: z.core.$ZodIssue, document: JsonObject, issues: ShapeIssues): void {
  const path = issue.path.map((segment) => (typeof segment === "number" ? segment : String(segment)));
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) issues.unexpected([...path, key]);
    return;
  }
  const value = valueAt(document, path);
  const field = path.at(-1);
  if (value === undefined && typeof field === "string") return issues.missing(path.slice(0, -1), field);
  if (issue.code === "invalid_value") return issues.notOneOf(path, issue.values.map(String));
  if (issue.code === "invalid_union") return issues.notOneOf(path, ["positional", "named"]);
  // No other fault is known to this schema; one that it learns has a sentence in every language.
  if (issue.code !== "invalid_type" || value === undefined) return issues.add(path, "not", "value is not allowed here");
  issues.notOfType(path, expectedType(issue.expected), jsonTypeOf(value));
}

function expectedType(zodType: string): string {
  return zodType === "record" ? "object" : zodType;
}

function valueAt(document: JsonObject, path: readonly PathSegment[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((value, segment) => {
    if (Array.isArray(value)) return value[Number(segment)];
    return isJsonObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
  }, document);
}
