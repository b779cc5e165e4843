import { z } from "@hono/zod-openapi";
import { problemSchema } from "@/lib/api/problem";

/** Parts that routes of the product API are declared with. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } } as const;
}

export function jsonAnswer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } } as const;
}

/** Every error is a problem document; its `code` says which. */
export const PROBLEM = { default: { description: "Problem", content: { "application/problem+json": { schema: problemSchema } } } } as const;

export const NO_CONTENT = { description: "Done" } as const;

/** Reads of public catalogs need no credential; with one, closed catalogs are read too. */
export const ANYBODY: Record<string, string[]>[] = [{}, { bearer: [] }, { cookie: [] }];

/** `?catalog=a&catalog=b`; one value arrives as text, several as a list. */
export function catalogsParam(description: string) {
  return z
    .union([z.string().max(63), z.array(z.string().max(63)).max(20)])
    .optional()
    .openapi({ description, type: "array", items: { type: "string" } });
}

export const idParams = z.object({ id: z.uuid() });
