import { z } from "zod";
import { namespaceNameSchema } from "@/lib/access/namespace-schema";
import { globalRoleSchema } from "@/lib/access/schema";
import { storableTextSchema } from "@/lib/http/storable-text-schema";
import { rolesSchema } from "@/lib/access/user-schema";

/** Robots: service accounts with a responsible person (governance.md §1, §4). Isomorphic. */
export const createRobotSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** Id or e-mail of the person who answers for it. */
  responsible: z.string().min(1).max(254),
  roles: rolesSchema.default([]),
  /** Namespaces it becomes a publisher of. */
  namespaces: z.array(namespaceNameSchema).max(50).default([]),
});
export type CreateRobot = z.output<typeof createRobotSchema>;

/** What may change of a robot: whether its tokens work, who answers for it, its roles. Its namespaces: `/namespaces/{ns}/members`. */
export const updateRobotSchema = z.strictObject({
  disabled: z.boolean().optional(),
  /** Id or e-mail of an enabled person. */
  responsible: z.string().min(1).max(254).optional(),
  roles: rolesSchema.optional(),
});
export type UpdateRobot = z.output<typeof updateRobotSchema>;

/** States a robot is looked for in. `orphaned`: nobody who is enabled answers for it. `expiring`: a token of it ends within two weeks. */
export const ROBOT_STATES = ["enabled", "disabled", "orphaned", "expiring"] as const;
export const EXPIRING_DAYS = 14;

/** What the list of robots is narrowed by. */
export const robotFilterSchema = z.object({ q: storableTextSchema.max(200).optional(), state: z.enum(ROBOT_STATES).optional() });
export type RobotFilter = z.output<typeof robotFilterSchema>;

export const robotSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Null for the bootstrap robot and for proven identities. */
  responsible: z.object({ id: z.uuid(), name: z.string(), disabled: z.boolean() }).nullable(),
  roles: z.array(globalRoleSchema),
  namespaces: z.array(z.string()),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Its tokens that stand: how many, when one was used last, and when the first of them ends. */
  tokens: z.object({ count: z.number().int(), lastUsedAt: z.iso.datetime().nullable(), nextExpiry: z.iso.datetime().nullable() }),
  /** It is the robot of GATEHOUSE_BOOTSTRAP_TOKEN, which follows that variable alone. */
  bootstrap: z.boolean(),
});
export type Robot = z.infer<typeof robotSchema>;
