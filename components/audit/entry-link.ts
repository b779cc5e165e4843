import type { Route } from "next";
import { auditPath, catalogPath, importPath, reviewPath, serverPath, targetPath } from "@/components/console/paths";
import type { AuditEntryDto } from "@/lib/audit/schema";

/** By the first part of an action: where the console shows what an entry is about. */
const PLACES: Readonly<Record<string, (entry: Pick<AuditEntryDto, "object" | "objectIds">) => Route | null>> = {
  review: ({ objectIds }) => byFirst(objectIds, reviewPath),
  checks: ({ objectIds }) => byFirst(objectIds, reviewPath),
  catalog: ({ object }) => catalogPath(object),
  policy: ({ object }) => catalogPath(object, "/history"),
  link: ({ object }) => catalogPath(object, "/links"),
  target: ({ objectIds }) => byFirst(objectIds, targetPath),
  import: ({ objectIds }) => byFirst(objectIds, importPath),
};

const byFirst = (ids: readonly string[], path: (id: string) => Route): Route | null => (ids[0] === undefined ? null : path(ids[0]));

const SERVER_NAME = /^[^/\s@]+\/[^/\s@]+$/;

/** Where an entry's object is shown, or null. A deleted target, or one without the right to it, shows the not-found page. Pure. */
export function entryLink({ action, object, objectIds }: Pick<AuditEntryDto, "action" | "object" | "objectIds">): Route | null {
  const place = PLACES[action.split(".", 1)[0] ?? ""]?.({ object, objectIds }) ?? null;
  return place ?? (SERVER_NAME.test(object) ? serverPath(object) : null);
}

/** Everything else that the record tells of the same object. */
export const sameObjectPath = (object: string): Route => auditPath({ object });
