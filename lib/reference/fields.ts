import type { JsonSchema } from "./openapi-schema";
import type { Field } from "./schema";

const REF_PREFIX = "#/components/schemas/";
/** Deeper is not read any more by people. No shape of ours gets there; a recursive one would. */
const MAX_DEPTH = 8;

/** The name a reference leads to, or null. */
export function shapeOf({ $ref }: JsonSchema): string | null {
  return $ref?.startsWith(REF_PREFIX) === true ? $ref.slice(REF_PREFIX.length) : null;
}

/** What stands at the other end of a reference; a schema without one is itself. */
export function resolve(schema: JsonSchema, shapes: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const name = shapeOf(schema);
  const target = name === null ? undefined : shapes[name];
  return target ?? schema;
}

const alternatives = (schema: JsonSchema): JsonSchema[] => schema.anyOf ?? schema.oneOf ?? [];

function typeOf(schema: JsonSchema): string {
  const name = shapeOf(schema);
  if (name !== null) return name;
  if (alternatives(schema).length > 0) return [...new Set(alternatives(schema).map(typeOf))].join(" or ");
  const [combined] = schema.allOf ?? [];
  if (combined !== undefined) return typeOf(combined);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const types = [schema.type ?? (schema.properties === undefined ? "any" : "object")].flat();
  return types.map((type) => (type === "array" && schema.items !== undefined ? `array of ${typeOf(schema.items)}` : withFormat(type, schema.format))).join(" or ");
}

const withFormat = (type: string, format: string | undefined): string => (type === "string" && format !== undefined ? `string (${format})` : type);

function bounds(noun: string, min: number | undefined, max: number | undefined): string[] {
  const told = max !== undefined && max < Number.MAX_SAFE_INTEGER ? max : undefined;
  if (min === undefined && told === undefined) return [];
  if (told === undefined) return [`${noun} ≥ ${min}`];
  return [min === undefined ? `${noun} ≤ ${told}` : `${noun} ${min}–${told}`];
}

/** What a value must keep, in the words of JSON Schema: names of rules are not translated. */
function rulesOf(schema: JsonSchema): string[] {
  const values = schema.enum ?? schema.items?.enum;
  return [
    ...(values === undefined ? [] : [`enum: ${values.map((value) => JSON.stringify(value)).join(", ")}`]),
    ...bounds("value", schema.minimum === Number.MIN_SAFE_INTEGER ? undefined : schema.minimum, schema.maximum),
    ...bounds("length", schema.minLength, schema.maxLength),
    ...bounds("items", schema.minItems, schema.maxItems),
    ...(schema.pattern === undefined ? [] : [`pattern: ${schema.pattern}`]),
    ...(schema.default === undefined ? [] : [`default: ${JSON.stringify(schema.default)}`]),
  ];
}

/** The object within: of an array its entries, of alternatives their objects, of a map its values. */
function innerObjects(schema: JsonSchema): JsonSchema[] {
  if (shapeOf(schema) !== null) return [];
  if (schema.properties !== undefined) return [schema];
  if (schema.items !== undefined) return innerObjects(schema.items);
  if (typeof schema.additionalProperties === "object") return innerObjects(schema.additionalProperties);
  return [...alternatives(schema), ...(schema.allOf ?? [])].flatMap(innerObjects);
}

/** Fields by name; of alternatives that share a name, the first. */
function fieldsOf(schema: JsonSchema, depth: number): Field[] {
  if (depth > MAX_DEPTH) return [];
  const found = new Map<string, Field>();
  for (const object of innerObjects(schema)) {
    for (const [name, value] of Object.entries(object.properties ?? {})) {
      if (!found.has(name)) found.set(name, fieldOf(name, value, object.required?.includes(name) ?? false, depth + 1));
    }
  }
  return [...found.values()];
}

/** The named shape of a schema, directly, as entry of an array, or as one of alternatives. */
function namedShape(schema: JsonSchema): string | null {
  const inner = [schema.items, ...alternatives(schema), ...(schema.allOf ?? [])].filter((each) => each !== undefined);
  return shapeOf(schema) ?? inner.map(namedShape).find((name) => name !== null) ?? null;
}

/** A schema as a tree for reading. Named shapes within stay names: each is shown once. */
export function fieldOf(name: string, schema: JsonSchema, required: boolean, depth = 0): Field {
  return {
    name,
    type: typeOf(schema),
    required,
    description: schema.description ?? null,
    rules: rulesOf(schema),
    fields: fieldsOf(schema, depth),
    shape: namedShape(schema),
  };
}

/** Every named shape reachable from `schemas`, in the order it is met. */
export function reachableShapes(schemas: readonly JsonSchema[], shapes: Readonly<Record<string, JsonSchema>>): string[] {
  const met = new Set<string>();
  const visit = (schema: JsonSchema): void => {
    const name = shapeOf(schema);
    const target = name === null ? undefined : shapes[name];
    if (name !== null && target !== undefined && !met.has(name)) {
      met.add(name);
      visit(target);
    }
    const { properties = {}, items, additionalProperties, allOf = [] } = schema;
    const map = typeof additionalProperties === "object" ? [additionalProperties] : [];
    for (const inner of [...Object.values(properties), ...(items === undefined ? [] : [items]), ...map, ...alternatives(schema), ...allOf]) visit(inner);
  };
  for (const schema of schemas) visit(schema);
  return [...met];
}
