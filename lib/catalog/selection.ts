import { compareCodeUnits, type ServerProjection } from "@/lib/catalog/projection";
import type { ServedEntry } from "@/lib/catalog/served-entry";

/** Filters of `GET /servers` (registry-api.md §1.4); they combine with AND. */
export interface ListFilter {
  /** Lower-case substring of the server name; empty: no filter. */
  search: string;
  /** `latest`, an exact version, or null. */
  version: string | null;
  /** Entries updated strictly after, in ms since the epoch. */
  updatedSince: number | null;
  includeDeleted: boolean;
}

/** The last row a client has seen; without a version: a name before its first version. */
export interface Position {
  serverName: string;
  version: string | null;
}

/** All rows that pass the filter, in the order of `servers`. Pure. */
export function selectEntries(servers: readonly ServerProjection[], filter: ListFilter): ServedEntry[] {
  const selected: ServedEntry[] = [];
  for (const server of servers) {
    if (filter.search !== "" && !server.nameKey.includes(filter.search)) continue;
    for (const entry of candidates(server, filter.version)) if (passes(entry, filter)) selected.push(entry);
  }
  return selected;
}

function candidates(server: ServerProjection, version: string | null): readonly ServedEntry[] {
  if (version === null) return server.entries;
  if (version === "latest") return server.latest ? [server.latest] : [];
  return server.entries.filter((entry) => entry.version === version);
}

function passes(entry: ServedEntry, { includeDeleted, updatedSince }: ListFilter): boolean {
  return (includeDeleted || entry.state === "active") && (updatedSince === null || entry.updatedAt > updatedSince);
}

/** Index of the first row strictly after `position`; rows are in (name, version) order. */
export function firstAfter(rows: readonly ServedEntry[], position: Position): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && comparePosition(row, position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function comparePosition(row: ServedEntry, { serverName, version }: Position): number {
  return compareCodeUnits(row.serverName, serverName) || (version === null ? -1 : compareCodeUnits(row.version, version));
}
