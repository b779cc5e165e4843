import { z } from "zod";
import type { AuthKind, Capability, Facet, InstallKind, PublisherType } from "@/lib/catalog/facet-names-schema";
import type { FacetCounts } from "@/lib/catalog/facet-schema";
import { LAYOUTS, SORT_ORDERS } from "@/lib/catalog/list-order-schema";
import { AUTH_KINDS, CAPABILITIES, INSTALL_KINDS, LISTING_BASES, type ListingBasis, PUBLISHER_TYPES, SERVED_STATUSES, TRANSPORTS } from "@/lib/catalog/facet-names-schema";
import { withOperators } from "@/lib/catalog/operator-schema";

/** What the catalog page is asked by its address, and the rows it shows (catalog-and-console-ux.md §2.3). Isomorphic. */
export const sortOrderSchema = z.enum(SORT_ORDERS);

export const BROWSE_PAGE_SIZE = 24;
const MAX_VALUES = 30;

/** How many rows lie before the last page of `total` rows, of which there is one at least. Pure. */
export function lastPageOffset(total: number): number {
  return Math.floor((total - 1) / BROWSE_PAGE_SIZE) * BROWSE_PAGE_SIZE;
}

/** Values of one facet in an address: repeated names, each once; what is not understood is dropped. */
function chosen<Value extends string>(value: z.ZodType<Value>) {
  return z.unknown().optional().transform((raw): Value[] => {
    const texts = Array.isArray(raw) ? (raw as unknown[]) : raw === undefined ? [] : [raw];
    const values = texts.flatMap((text) => value.safeParse(text).data ?? []);
    return [...new Set(values)].slice(0, MAX_VALUES);
  });
}

/** Filters from the address bar: what is not understood is dropped, a shared link must never be an error page. Operators are facets. */
export const browseQuerySchema = z
  .object({
    q: z.string().trim().max(200).catch(""),
    catalog: z.string().max(63).catch(""),
    category: chosen(z.string().min(1).max(40)),
    transport: chosen(z.enum(TRANSPORTS)),
    install: chosen(z.enum(INSTALL_KINDS)),
    auth: chosen(z.enum(AUTH_KINDS)),
    capability: chosen(z.enum(CAPABILITIES)),
    publisher: chosen(z.enum(PUBLISHER_TYPES)),
    namespace: chosen(z.string().min(1).max(200)),
    basis: chosen(z.enum(LISTING_BASES)),
    status: chosen(z.enum(SERVED_STATUSES)),
    /** Null: by relevance with a search, else what was pulled most. */
    sort: sortOrderSchema.nullable().catch(null),
    view: z.enum(LAYOUTS).catch("cards"),
    /** How many rows lie before this page. */
    cursor: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  })
  .transform((query) => withOperators(query));
export type BrowseQuery = z.output<typeof browseQuerySchema>;

/** One server as a card of the catalog: its latest approved version. All texts are one line without invisible characters. */
export interface CatalogRow {
  server: string;
  version: string;
  title: string;
  description: string;
  /** Digest of its icon; null: none, or none that could be drawn. */
  icon: string | null;
  transports: readonly string[];
  installKinds: readonly InstallKind[];
  auth: readonly AuthKind[];
  capabilities: readonly Capability[];
  publisher: PublisherType;
  /** Slugs; their titles are in the list of categories. */
  categories: readonly string[];
  /** Null: no tools were declared, which says nothing about how many there are. */
  toolCount: number | null;
  /** Tools that fit the search, best first. */
  matchedTools: string[];
  /** RFC 3339. With basis `import` nobody here reviewed it: then it is the day of the import. */
  approvedAt: string;
  /** RFC 3339: when what clients see of it last changed. */
  updatedAt: string;
  basis: ListingBasis;
  status: "active" | "deprecated";
  /** Pulls in the last 30 days, as of some minutes ago. */
  pulls: number;
  /** Slugs of the catalogs the viewer may read that list the server. */
  catalogs: string[];
}

export interface BrowseResult {
  rows: CatalogRow[];
  total: number;
  facets: FacetCounts;
  /** Slugs the viewer may choose from. */
  catalogs: string[];
  /** False: this process could not confirm the latest decisions for a while. */
  fresh: boolean;
}

/** Ways out of an empty result. */
export interface BrowseHelp {
  /** Names that look like what was typed, closest first. */
  closest: { server: string; title: string }[];
  /** Each part of the query by itself taken away, with how many servers that would show; those that show none are left out. */
  without: { part: Facet | "q" | "catalog"; count: number }[];
}
