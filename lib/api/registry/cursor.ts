import { z } from "zod";
import type { ListFilter, Position } from "@/lib/catalog/selection";

/**
 * Where a list goes on, and with which filters: page 2 needs nothing but the cursor. VS Code drops `search` on page 2
 * and does not encode what it appends, hence base64url (registry-api.md §5.2).
 */
const cursorSchema = z.strictObject({
  after: z.tuple([z.string(), z.string()]),
  search: z.string().optional(),
  version: z.string().optional(),
  since: z.number().optional(),
  deleted: z.literal(true).optional(),
});

export interface Cursor {
  position: Position;
  /** The filters of the first page; undefined for a cursor of the official form, which carries none. */
  filter: ListFilter | undefined;
}

export function encodeCursor(row: { serverName: string; version: string }, filter: ListFilter): string {
  const { search, version, updatedSince, includeDeleted } = filter;
  const content: z.infer<typeof cursorSchema> = {
    after: [row.serverName, row.version],
    ...(search !== "" && { search }),
    ...(version !== null && { version }),
    ...(updatedSince !== null && { since: updatedSince }),
    ...(includeDeleted && { deleted: true }),
  };
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

/** Reads a cursor. Never fails: what is not ours is `name:version`, or a name, as the official server takes it. */
export function decodeCursor(text: string): Cursor {
  const ours = parseOurs(text);
  if (ours === null) {
    const colon = text.indexOf(":");
    const position = colon === -1 ? { serverName: text, version: null } : { serverName: text.slice(0, colon), version: text.slice(colon + 1) };
    return { position, filter: undefined };
  }
  const [serverName, version] = ours.after;
  return {
    position: { serverName, version },
    filter: { search: ours.search ?? "", version: ours.version ?? null, updatedSince: ours.since ?? null, includeDeleted: ours.deleted ?? false },
  };
}

function parseOurs(text: string): z.infer<typeof cursorSchema> | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}
