import { z } from "zod";
import { type Action, PERMISSIONS } from "@/lib/access/permissions";
import { globalRoleSchema, namespaceRoleSchema } from "@/lib/access/schema";

/** Who is asking and what they may do (governance.md §4 `GET /me`). Isomorphic. */
export const meSchema = z.object({
  principal: z.object({ id: z.uuid(), kind: z.enum(["user", "robot"]), name: z.string(), email: z.string().nullable() }),
  roles: z.array(globalRoleSchema),
  namespaces: z.array(z.object({ name: z.string(), role: namespaceRoleSchema })),
  /** By action; true when it is allowed at all, in at least one of the namespaces. */
  can: z.record(z.enum(Object.keys(PERMISSIONS) as [Action, ...Action[]]), z.boolean()),
});
