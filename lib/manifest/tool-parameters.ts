import { z } from "zod";

/** One parameter of a tool, as its input schema tells it. */
export interface ToolParameter {
  name: string;
  /** In the words of JSON Schema: `string`, `integer | null`, `"a" | "b"`; `any` when the schema does not say. */
  type: string;
  required: boolean;
  description: string;
}

const propertySchema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional().catch(undefined),
  enum: z.array(z.unknown()).optional().catch(undefined),
  items: z.object({ type: z.string() }).optional().catch(undefined),
  description: z.string().catch(""),
});
type Property = z.infer<typeof propertySchema>;

const inputSchema = z.object({
  properties: z.record(z.string(), z.unknown()).catch({}),
  required: z.array(z.unknown()).catch([]),
});

/** More than this many values are no help on a page. */
const MAX_SHOWN_VALUES = 6;

/** The parameters on the first level of a tool's input schema, required ones first. Reads whatever is there, never throws. */
export function toolParameters(schema: unknown): ToolParameter[] {
  const parsed = inputSchema.safeParse(schema);
  if (!parsed.success) return [];
  const required = new Set(parsed.data.required);
  const parameters = Object.entries(parsed.data.properties).map(([name, value]) => {
    const property = propertySchema.safeParse(value).data;
    return { name, type: typeOf(property), required: required.has(name), description: property?.description ?? "" };
  });
  return [...parameters.filter((parameter) => parameter.required), ...parameters.filter((parameter) => !parameter.required)];
}

function typeOf(property: Property | undefined): string {
  if (property?.enum !== undefined && property.enum.length > 0) return valuesOf(property.enum);
  if (property?.type === undefined) return "any";
  if (property.type === "array" && property.items !== undefined) return `${property.items.type}[]`;
  return [property.type].flat().join(" | ");
}

function valuesOf(values: readonly unknown[]): string {
  const shown = values.slice(0, MAX_SHOWN_VALUES).map((value) => JSON.stringify(value));
  return [...shown, ...(values.length > MAX_SHOWN_VALUES ? ["…"] : [])].join(" | ");
}
