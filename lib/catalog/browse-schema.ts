import { z } from "zod";

/** What the catalog page is asked by its address, and the rows it shows (catalog-and-console-ux.md §2.3). Isomorphic. */
export const INSTALL_KINDS = ["remote", "npm", "pypi", "oci", "nuget", "mcpb", "other"] as const;
export type InstallKind = (typeof INSTALL_KINDS)[number];

export const SORT_ORDERS = ["best", "name", "updated"] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

export const BROWSE_PAGE_SIZE = 24;

/** Filters from the address bar: what is not understood is dropped, a shared link must never be an error page. */
export const browseQuerySchema = z.object({
  q: z.string().trim().max(200).catch(""),
  catalog: z.string().max(63).catch(""),
  install: z.enum(INSTALL_KINDS).nullable().catch(null),
  sort: z.enum(SORT_ORDERS).nullable().catch(null),
  /** How many rows lie before this page. */
  cursor: z.coerce.number().int().min(0).max(1_000_000).catch(0),
});
export type BrowseQuery = z.output<typeof browseQuerySchema>;

/** One server as a card of the catalog: its latest approved version. All texts are one line without invisible characters. */
export interface CatalogRow {
  server: string;
  version: string;
  title: string;
  description: string;
  transports: string[];
  installKinds: InstallKind[];
  /** Null: no tools were declared, which says nothing about how many there are. */
  toolCount: number | null;
  /** Tools that fit the search, best first. */
  matchedTools: string[];
  /** RFC 3339. With basis `import` nobody here reviewed it: then it is the day of the import. */
  approvedAt: string;
  basis: "review" | "import" | "break_glass";
  status: "active" | "deprecated";
  /** Slugs of the catalogs the viewer may read that list the server. */
  catalogs: string[];
}

export interface BrowseResult {
  rows: CatalogRow[];
  total: number;
  /** Slugs the viewer may choose from. */
  catalogs: string[];
  /** False: this process could not confirm the latest decisions for a while. */
  fresh: boolean;
}
