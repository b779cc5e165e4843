import { z } from "zod";
import { AUTH_KINDS, CAPABILITIES, type Facet, type FacetChoice, FACETS, INSTALL_KINDS, LISTING_BASES, PUBLISHER_TYPES, SERVED_STATUSES, TRANSPORTS } from "@/lib/catalog/facet-names-schema";

/** The facets on the wire. Isomorphic. */
export const publisherTypeSchema = z.enum(PUBLISHER_TYPES);

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
  basis: oneOrMore(z.enum(LISTING_BASES)),
  status: oneOrMore(z.enum(SERVED_STATUSES)),
});

/** The choice in a parsed query: a value is a list of one. */
export function facetChoice(query: z.output<typeof facetQuerySchema>): FacetChoice {
  return Object.fromEntries(FACETS.flatMap((facet) => (query[facet] === undefined ? [] : [[facet, [query[facet]].flat()]])));
}
