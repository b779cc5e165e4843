import { resolve } from "./fields";
import type { JsonSchema } from "./openapi-schema";

type Shapes = Readonly<Record<string, JsonSchema>>;

/** Values that read well, by the name of a field or parameter. Everything else follows from its schema. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  serverName: "com.example/weather",
  server: "com.example/weather",
  version: "1.2.0",
  description: "Weather for any place on earth.",
  slug: "default",
  catalog: "default",
  ns: "com.example",
  namespace: "com.example",
  email: "ada@example.com",
  password: "correct horse battery",
  task_description: "read and search files",
  reason: "Found a fault.",
  base: "1.1.0",
};

const BY_FORMAT: Readonly<Record<string, unknown>> = {
  "date-time": "2026-01-31T09:30:00.000Z",
  date: "2026-01-31",
  uuid: "01890a5d-ac96-774b-bcce-b302099a8057",
  uri: "https://example.com",
  email: "ada@example.com",
};

/** Recursion ends here, with `null`. */
const MAX_DEPTH = 8;

function exampleObject(schema: JsonSchema, shapes: Shapes, depth: number): Record<string, unknown> {
  const required = Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key));
  return Object.fromEntries(required.map(([key, value]) => [key, exampleOf(value, shapes, key, depth + 1)]));
}

function exampleText(schema: JsonSchema, name: string): unknown {
  const format = schema.format === undefined ? undefined : BY_FORMAT[schema.format];
  if (format !== undefined) return format;
  if (BY_NAME[name] !== undefined) return BY_NAME[name];
  return /digest|sha256/i.test(name) ? `sha256:${"0".repeat(64)}` : "text";
}

function exampleByType(schema: JsonSchema, shapes: Shapes, name: string, depth: number): unknown {
  const type = [schema.type ?? "object"].flat()[0];
  switch (type) {
    case "array":
      return schema.items === undefined ? [] : [exampleOf(schema.items, shapes, name.replace(/s$/, ""), depth + 1)];
    case "string":
      return exampleText(schema, name);
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return exampleObject(schema, shapes, depth);
  }
}

const toldBy = ({ example, const: only, enum: choices, default: usual }: JsonSchema): unknown => example ?? only ?? choices?.[0] ?? usual;

/**
 * A value that fits `schema`, with what is required only: the schema's own example, its only value, the first of its
 * choices, or one made from its type.
 */
export function exampleOf(schema: JsonSchema, shapes: Shapes, name = "", depth = 0): unknown {
  if (depth > MAX_DEPTH) return null;
  const target = resolve(schema, shapes);
  const told = toldBy(target);
  if (told !== undefined) return told;
  const [choice] = target.anyOf ?? target.oneOf ?? target.allOf ?? [];
  return choice === undefined ? exampleByType(target, shapes, name, depth) : exampleOf(choice, shapes, name, depth + 1);
}
