import { z } from "zod";
import type { TokenScope } from "@/lib/access/schema";
import { GLOBAL_ROLES, NAMESPACE_ROLES } from "@/lib/access/role-names-schema";

/** The permission table as pages show it. Isomorphic. */
export const RIGHT_ROLES = [...GLOBAL_ROLES, ...NAMESPACE_ROLES] as const;
export type RightRole = (typeof RIGHT_ROLES)[number];

export const RIGHT_AREAS = ["publishing", "reviews", "listings", "people", "catalogs", "operation"] as const;
export type RightArea = (typeof RIGHT_AREAS)[number];

/** One act: who may, and with what. */
export interface Right {
  action: string;
  area: RightArea;
  /** What is said of it in messages. */
  key: string;
  roles: readonly RightRole[];
  personOnly: boolean;
  scope: TokenScope;
}

/** What the table is narrowed by. */
export const rightsFilterSchema = z.object({ role: z.enum(RIGHT_ROLES).optional(), area: z.enum(RIGHT_AREAS).optional(), q: z.string().max(100).optional() });
export type RightsFilter = z.output<typeof rightsFilterSchema>;
