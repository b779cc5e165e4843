import { isJsonEqual } from "@/lib/manifest/json-equal";
import type { JsonValue } from "@/lib/manifest/json-value";
import type { ItemChange } from "./target-schema";

/**
 * What is different between the approved and the standing side of a server, both in canonical form (canonical.ts), in small
 * pieces that people can read: objects member by member, tools by their name, endpoints one by one; other lists as wholes,
 * since their order counts. Empty where one side is not known. Pure.
 */
export function diffItems(approved: unknown, standing: unknown): ItemChange[] {
  if (!isSide(approved) || !isSide(standing)) return [];
  return [...memberChanges([], approved.content, standing.content), ...memberChanges(["endpoints"], keyed(approved.endpoints), keyed(standing.endpoints))];
}

type Members = { [name: string]: JsonValue };

function isSide(value: unknown): value is { content: Members; endpoints: JsonValue[] } {
  return isObject(value) && isObject(value["content"]) && Array.isArray(value["endpoints"]);
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function memberChanges(place: string[], approved: Members, standing: Members): ItemChange[] {
  const names = [...Object.keys(approved), ...Object.keys(standing).filter((name) => !Object.hasOwn(approved, name))];
  return names.flatMap((name) => valueChanges([...place, name], ownMember(approved, name), ownMember(standing, name)));
}

/** `__proto__` is a name like others in what anybody may have written. */
function ownMember(members: Members, name: string): JsonValue | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function valueChanges(place: string[], approved: JsonValue | undefined, standing: JsonValue | undefined): ItemChange[] {
  if (approved === undefined) return [{ kind: "added", place, standing }];
  if (standing === undefined) return [{ kind: "removed", place, approved }];
  if (isJsonEqual(approved, standing)) return [];
  const [left, right] = [namedMembers(place, approved), namedMembers(place, standing)];
  return left !== null && right !== null ? memberChanges(place, left, right) : [{ kind: "changed", place, approved, standing }];
}

/** What can be compared member by member; a list of tools is, as long as their names tell them apart. */
function namedMembers(place: string[], value: JsonValue): Members | null {
  if (isObject(value)) return value;
  if (place.join() !== "tools" || !Array.isArray(value)) return null;
  const entries = value.map((tool): [string, JsonValue] => [isObject(tool) ? String(tool["name"]) : "", tool]);
  return new Set(entries.map(([name]) => name)).size === entries.length ? Object.fromEntries(entries) : null;
}

function keyed(endpoints: JsonValue[]): Members {
  return Object.fromEntries(endpoints.map((endpoint) => [String(endpoint), endpoint]));
}
