import type { CatalogRow } from "@/lib/catalog/browse-schema";
import { ServerCard } from "./server-card";

export function ServerGrid({ label, rows }: { label: string; rows: readonly CatalogRow[] }) {
  return (
    <ul aria-label={label} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {rows.map((row) => (
        <li key={row.server}>
          <ServerCard row={row} />
        </li>
      ))}
    </ul>
  );
}
