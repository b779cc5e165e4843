import { z } from "zod";
import type { ToolCapability } from "@/lib/manifest/tool-capability-schema";

/** What a list of servers can be narrowed by, and how (catalog-and-console-ux.md §2.3 "Facets"). Isomorphic. */
export const TRANSPORTS = ["stdio", "streamable-http", "sse"] as const;
/** How a server can be had. `other`: a package type this release does not know. */
export const INSTALL_KINDS = ["remote", "npm", "pypi", "oci", "nuget", "mcpb", "other"] as const;
/** What its inputs ask for. `unknown`: a remote may still ask when it is called. */
export const AUTH_KINDS = ["none", "key", "oauth", "unknown"] as const;
/** What its tools say of themselves. `unknown` is never to be read as harmless. */
export const CAPABILITIES = ["read-only", "writes", "destructive", "unknown"] as const satisfies readonly ToolCapability[];
export const SERVED_STATUSES = ["active", "deprecated"] as const;
/** Who stands behind a namespace; administrators say so. */
export const PUBLISHER_TYPES = ["internal", "verified", "community"] as const;

export type InstallKind = (typeof INSTALL_KINDS)[number];
export type AuthKind = (typeof AUTH_KINDS)[number];
export type Capability = ToolCapability;
export type PublisherType = (typeof PUBLISHER_TYPES)[number];

export const publisherTypeSchema = z.enum(PUBLISHER_TYPES);

export const FACETS = ["category", "transport", "install", "auth", "capability", "publisher", "namespace", "status"] as const;
export type Facet = (typeof FACETS)[number];

/** For each facet the wanted values: one of them is enough, every facet with values must be met. */
export type FacetChoice = Partial<Record<Facet, readonly string[]>>;

/** How many servers a value would show, next to what the other facets demand. */
export const facetCountSchema = z.object({ value: z.string(), count: z.number().int() });
export type FacetCount = z.infer<typeof facetCountSchema>;

const facetCountsSchema = z.object(Object.fromEntries(FACETS.map((facet) => [facet, z.array(facetCountSchema)])) as Record<Facet, z.ZodArray<typeof facetCountSchema>>);
export type FacetCounts = z.infer<typeof facetCountsSchema>;

/** The answer of `GET /servers/facets`. */
export const facetsSchema = z.object({ total: z.number().int(), facets: facetCountsSchema });

const MAX_VALUES = 50;

/** One value or several, as a query has them. What is not one of ours is refused. */
function oneOrMore<Value extends z.ZodType<string>>(value: Value) {
  return z.union([value, z.array(value).max(MAX_VALUES)]).optional();
}

/** The facets as query parameters of the API. */
export const facetQuerySchema = z.object({
  category: oneOrMore(z.string().max(40)),
  transport: oneOrMore(z.enum(TRANSPORTS)),
  install: oneOrMore(z.enum(INSTALL_KINDS)),
  auth: oneOrMore(z.enum(AUTH_KINDS)),
  capability: oneOrMore(z.enum(CAPABILITIES)),
  publisher: oneOrMore(publisherTypeSchema),
  namespace: oneOrMore(z.string().max(200)),
  status: oneOrMore(z.enum(SERVED_STATUSES)),
});

/** The choice in a parsed query: a value is a list of one. */
export function facetChoice(query: z.output<typeof facetQuerySchema>): FacetChoice {
  return Object.fromEntries(FACETS.flatMap((facet) => (query[facet] === undefined ? [] : [[facet, [query[facet]].flat()]])));
}
