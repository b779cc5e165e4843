import { z } from "zod";

/** Capability links as forms and the product API send and show them (governance.md §4). Isomorphic. */
export const DEFAULT_LINK_DAYS = 90;
export const MAX_LINK_DAYS = 366;

export const createLinkSchema = z.strictObject({
  /** Who or what will hold the URL. */
  label: z.string().trim().min(1).max(80),
  expiresInDays: z.number().int().min(1).max(MAX_LINK_DAYS).default(DEFAULT_LINK_DAYS),
});
export type CreateLink = z.output<typeof createLinkSchema>;

export const linkSchema = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Link = z.infer<typeof linkSchema>;

/** `url` holds the secret and is shown this once. Clients append `/v0.1/…` or `/v0/…` to it. */
export const createdLinkSchema = linkSchema.extend({ url: z.string() });
export type CreatedLink = z.infer<typeof createdLinkSchema>;
