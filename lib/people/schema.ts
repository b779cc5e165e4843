import { z } from "zod";
import { invitationSchema } from "@/lib/access/invitation-schema";
import { globalRoleSchema, namespaceRoleSchema } from "@/lib/access/schema";
import { userSchema } from "@/lib/access/user-schema";

/** A person with everything that hangs on them (issue 7, People). Isomorphic. */
export const personSchema = userSchema.extend({
  hasPassword: z.boolean(),
  /** Those of the roles that a group at the provider gave; when it last said so, and until when that holds. */
  byGroup: z.object({ roles: z.array(globalRoleSchema), confirmedAt: z.iso.datetime().nullable(), until: z.iso.datetime().nullable() }),
  namespaces: z.array(z.object({ name: z.string(), role: namespaceRoleSchema })),
  /** Robots the person answers for. */
  robots: z.array(z.object({ id: z.uuid(), name: z.string(), disabled: z.boolean() })),
  /** The newest one; null: there never was one. */
  invitation: invitationSchema.nullable(),
  /** What ends when the person is disabled. */
  ends: z.object({ sessions: z.number().int(), tokens: z.number().int(), claims: z.number().int() }),
  /** Enabled administrators without this person. */
  otherAdmins: z.number().int(),
});
export type Person = z.infer<typeof personSchema>;
