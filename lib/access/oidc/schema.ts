import { z } from "zod";
import { storableTextSchema } from "@/lib/http/storable-text-schema";

/** Identities at an OpenID provider, as the product API shows them. Isomorphic. */
export const identitySchema = z.object({
  id: z.uuid(),
  issuer: z.string(),
  subject: z.string(),
  /** As the provider last said. */
  email: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Identity = z.infer<typeof identitySchema>;

export const identitiesSchema = z.object({ items: z.array(identitySchema) });

/** The issuer is the one configured provider: an administrator says whom it knows by which subject. */
export const linkIdentitySchema = z.strictObject({ subject: storableTextSchema.trim().min(1).max(255) });
export type LinkIdentity = z.output<typeof linkIdentitySchema>;
