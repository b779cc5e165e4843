import { z } from "zod";
import { namespaceRoleSchema } from "@/lib/access/schema";
import { publisherTypeSchema } from "@/lib/catalog/facet-schema";
import { storableTextSchema } from "@/lib/http/storable-text-schema";

/** Namespaces and their members (governance.md §4; the form of a name: registry-api.md §2.3). Isomorphic. */
export const namespaceNameSchema = z.string().max(200).regex(/^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$/, "letters, digits, dots and hyphens");

export const createNamespaceSchema = z.strictObject({ name: namespaceNameSchema });
export const putMemberSchema = z.strictObject({ role: namespaceRoleSchema });
/** E-mail of a person, or id of a person or a robot. */
export const addMemberSchema = putMemberSchema.extend({ member: storableTextSchema.trim().min(1).max(254) });
export type AddMember = z.output<typeof addMemberSchema>;

/** Who stands behind it, as administrators say. */
export const patchNamespaceSchema = z.strictObject({ publisherType: publisherTypeSchema });

/** What a list of namespaces is narrowed by. */
export const namespaceFilterSchema = z.object({ q: storableTextSchema.max(200).optional(), publisherType: publisherTypeSchema.optional() });
export type NamespaceFilter = z.output<typeof namespaceFilterSchema>;

export const memberSchema = z.object({
  principalId: z.uuid(),
  name: z.string(),
  kind: z.enum(["user", "robot"]),
  role: namespaceRoleSchema,
  disabled: z.boolean(),
});

export const namespaceSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  publisherType: publisherTypeSchema,
  /** The role of whoever asks. */
  role: namespaceRoleSchema.nullable(),
  /** Only for those who may manage them. */
  members: z.array(memberSchema).optional(),
});
export type Namespace = z.infer<typeof namespaceSchema>;
