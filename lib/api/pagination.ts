import { z } from "@hono/zod-openapi";
import { AppError } from "@/lib/http/errors";
import { parseStrictJson } from "@/lib/manifest/strict-json";

/** Pages of a list: `limit` (default 30, at most 100) and an opaque `cursor` (governance.md §4). */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(1000).optional(),
});
export type PageQuery = z.output<typeof pageQuerySchema>;

/** `{items, nextCursor?}` of one kind of item. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/** An opaque cursor: base64url of the JSON of where the next page starts. */
export function encodeCursor(position: z.core.util.JSONType): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** Where a cursor points, or undefined without one. Throws `invalid_request` for a cursor we did not make. */
export function decodeCursor<Position>(schema: z.ZodType<Position>, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const json = parseStrictJson(Buffer.from(cursor, "base64url"));
  const parsed = json.ok ? schema.safeParse(json.value) : null;
  if (parsed?.success) return parsed.data;
  const error = { path: "cursor", message: "is not a cursor of this list", code: "invalid_cursor" };
  throw new AppError("invalid_request", "Start again without a cursor.", [error]);
}

/**
 * Makes a page of rows: `load` is asked for one row more than fits, which tells whether there is a next page.
 * `positionOf` gives the position of a row, from which `load` continues.
 */
export async function pageOf<Item, Position extends z.core.util.JSONType>(
  query: PageQuery,
  schema: z.ZodType<Position>,
  positionOf: (item: Item) => Position,
  load: (limit: number, after: Position | undefined) => Promise<Item[]>,
): Promise<Page<Item>> {
  const rows = await load(query.limit + 1, decodeCursor(schema, query.cursor));
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return rows.length > items.length && last !== undefined ? { items, nextCursor: encodeCursor(positionOf(last)) } : { items };
}
