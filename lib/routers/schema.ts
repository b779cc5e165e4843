import { z } from "zod";

/** A router that read the facade, as `GET /api/v1/routers` tells of it. */
export const routerSchema = z.object({
  /** The robot or person whose token it sends; null without a token. */
  name: z.string().nullable(),
  tokenId: z.string().nullable(),
  /** Product and version of its User-Agent; without a token only a product that is known. */
  agent: z.string(),
  catalog: z.string(),
  requests: z.number().int(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  lastListAt: z.iso.datetime().nullable(),
  lastDetailAt: z.iso.datetime().nullable(),
  lastRecommendAt: z.iso.datetime().nullable(),
});
export const routersSchema = z.object({ items: z.array(routerSchema) });
export type Router = z.infer<typeof routerSchema>;
