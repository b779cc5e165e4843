import type { CatalogRow } from "@/lib/catalog/browse-schema";
import { ServerCard } from "./server-card";

type ServerGridProps = {
  label: string;
  rows: readonly CatalogRow[];
  /** What was searched for, marked where it was found. */
  search?: string;
};

export function ServerGrid({ label, rows, search = "" }: ServerGridProps) {
  return (
    <ul aria-label={label} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {rows.map((row) => (
        <li key={row.server}>
          <ServerCard row={row} search={search} />
        </li>
      ))}
    </ul>
  );
}
