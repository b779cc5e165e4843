import { z } from "zod";
import { tokenScopeSchema } from "@/lib/access/schema";
import { TOKEN_SCOPES } from "@/lib/access/role-names-schema";
import { DEFAULT_TOKEN_DAYS, MAX_TOKEN_DAYS } from "@/lib/access/token-days-schema";
import { namespaceNameSchema } from "@/lib/access/namespace-schema";

/** API tokens as forms and the product API send and show them (governance.md §3 "Tokens", §4). Isomorphic. */

export const createTokenSchema = z.strictObject({
  label: z.string().trim().max(80).default(""),
  scopes: z.array(tokenScopeSchema).min(1).transform((scopes) => TOKEN_SCOPES.filter((scope) => scopes.includes(scope))),
  expiresInDays: z.number().int().min(1).max(MAX_TOKEN_DAYS).default(DEFAULT_TOKEN_DAYS),
  /** Left out: every namespace of the principal. */
  namespaces: z.array(namespaceNameSchema).max(50).default([]),
  /** Slugs. Left out: not bound to a catalog. */
  catalogs: z.array(z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)).max(50).default([]),
});
export type CreateToken = z.output<typeof createTokenSchema>;

export const tokenSchema = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(tokenScopeSchema),
  namespaces: z.array(z.string()),
  catalogs: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Token = z.infer<typeof tokenSchema>;

/** `token` is the whole secret text, shown this once. */
export const createdTokenSchema = tokenSchema.extend({ token: z.string() });
export type CreatedToken = z.infer<typeof createdTokenSchema>;
