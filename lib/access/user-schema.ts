import { z } from "zod";
import { globalRoleSchema } from "@/lib/access/schema";
import { GLOBAL_ROLES } from "@/lib/access/role-names-schema";
import { storableTextSchema } from "@/lib/http/storable-text-schema";

/** People and their passwords, as forms and the product API send and show them (governance.md §4). Isomorphic. */
export const emailSchema = z.email().max(254).toLowerCase();
export const personNameSchema = z.string().trim().min(1).max(120);
/** Length is what makes a password strong; the upper bound only keeps argon2 from hashing megabytes. */
export const newPasswordSchema = z.string().min(12).max(256);
/** A set of roles in the order of `GLOBAL_ROLES`. `viewer` is everybody's: it may be sent, and changes nothing. */
export const rolesSchema = z.array(globalRoleSchema).max(GLOBAL_ROLES.length).transform((roles) => GLOBAL_ROLES.filter((role) => roles.includes(role)));

export const createUserSchema = z.strictObject({
  email: emailSchema,
  name: personNameSchema,
  roles: rolesSchema.default([]),
  /** Without one, the answer carries a one-time set-up link. */
  password: newPasswordSchema.optional(),
});
export type CreateUser = z.output<typeof createUserSchema>;

export const updateUserSchema = z.strictObject({
  roles: rolesSchema.optional(),
  disabled: z.boolean().optional(),
  name: personNameSchema.optional(),
});
export type UpdateUser = z.output<typeof updateUserSchema>;

export const PERSON_STATES = ["enabled", "disabled", "never_signed_in"] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** What the list of people is narrowed by. */
export const personFilterSchema = z.object({
  /** A part of the name or the e-mail. */
  q: storableTextSchema.max(200).optional(),
  role: globalRoleSchema.optional(),
  state: z.enum(PERSON_STATES).optional(),
});
export type PersonFilter = z.output<typeof personFilterSchema>;

export const userSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  roles: z.array(globalRoleSchema),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
  /** When a browser of theirs was last seen; null: they never signed in. */
  lastSeenAt: z.iso.datetime().nullable(),
});
export type User = z.infer<typeof userSchema>;

export const createdUserSchema = userSchema.extend({ setupUrl: z.string().optional() });
export type CreatedUser = z.infer<typeof createdUserSchema>;

export const changePasswordSchema = z.strictObject({ currentPassword: z.string().max(256), newPassword: newPasswordSchema });
export type ChangePassword = z.output<typeof changePasswordSchema>;

export const finishSetupSchema = z.strictObject({ password: newPasswordSchema });
export const finishedSetupSchema = z.object({ email: z.string() });

export const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(256) });
export type Credentials = z.output<typeof credentialsSchema>;
