import { z } from "zod";
import { listingSchema } from "@/lib/catalog/listing-schema";
import { serverTargetsSchema } from "@/lib/nacos/server-targets-schema";
import { reviewStateSchema } from "@/lib/review/schema";
import { usageSchema } from "@/lib/usage/schema";

/**
 * What a suspension would hit, as far as is known now (issue 7, Servers). A help for whoever decides: nothing is held back for
 * it, and what happens between looking and deciding is not in it. Isomorphic.
 */
export const EFFECT_DAYS = 7;

export const suspensionScopeSchema = z.object({
  /** Slug. Left out: every catalog, also those to come. */
  catalog: z.string().max(63).optional(),
});

/** Whether what stands on a Nacos target goes away, becomes another version, or is not touched. */
export const TARGET_FATES = ["removed", "replaced", "unchanged"] as const;

export const catalogEffectSchema = z.object({
  catalog: z.string(),
  /** Versions that are served now and then no longer, highest first. */
  gone: z.array(z.string()),
  /** The version that clients get without naming one, before and after; null: none, the server is gone there. */
  latestBefore: z.string().nullable(),
  latestAfter: z.string().nullable(),
});
export type CatalogEffect = z.infer<typeof catalogEffectSchema>;

export const routerReachSchema = z.object({ name: z.string().nullable(), agent: z.string(), catalog: z.string(), lastSeenAt: z.iso.datetime() });

export const suspensionEffectSchema = z.object({
  server: z.string(),
  /** Versions the act is about, whether anybody is served them or not. */
  versions: z.array(z.string()),
  catalogs: z.array(catalogEffectSchema),
  /** Versions that are listed nowhere yet and could then not be. */
  blocked: z.array(z.string()),
  /** Reads of these versions, in these catalogs, over the last `days` days. */
  pulls: usageSchema.pick({ days: true, total: true, clients: true, channels: true }),
  /** Routers that read these catalogs within that time; by name for who may see routers, else null. */
  routers: z.object({ count: z.number().int(), items: z.array(routerReachSchema).nullable() }),
  targets: serverTargetsSchema.pick({ standing: true }).extend({
    /** By name; null for who may suspend and not see targets. */
    items: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          catalog: z.string(),
          version: z.string().nullable(),
          fate: z.enum(TARGET_FATES),
          becomes: z.string().nullable(),
          removalsPaused: z.boolean(),
          trouble: z.string().nullable(),
        }),
      )
      .nullable(),
  }),
  /** Open reviews of these versions: they stay open, and could only list what is suspended. */
  reviews: z.array(z.object({ id: z.string(), catalog: z.string(), version: z.string(), state: reviewStateSchema })),
  /** A first person's proposals to lift a suspension, which a new one voids. */
  voided: z.array(listingSchema.pick({ catalog: true, version: true })),
});
export type SuspensionEffect = z.infer<typeof suspensionEffectSchema>;
export type TargetReach = NonNullable<SuspensionEffect["targets"]["items"]>[number];
