import { z } from "zod";
import { namespaceNameSchema } from "@/lib/access/namespace-schema";
import { globalRoleSchema } from "@/lib/access/schema";
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

/** What may change of a robot: whether its tokens work. */
export const updateRobotSchema = z.strictObject({ disabled: z.boolean() });
export type UpdateRobot = z.output<typeof updateRobotSchema>;

export const robotSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Null for the bootstrap robot and for proven identities. */
  responsible: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  roles: z.array(globalRoleSchema),
  namespaces: z.array(z.string()),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Robot = z.infer<typeof robotSchema>;
