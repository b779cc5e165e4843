import { z } from "zod";

/** A person's stars and named lists of servers. Nobody else sees them. Isomorphic. */
export const MAX_COLLECTIONS = 50;
export const MAX_SERVERS_OF_COLLECTION = 100;

/** A server of a list. `title` and `version` are null when the person does not find it any more. */
export const keptServerSchema = z.object({ server: z.string(), title: z.string().nullable(), version: z.string().nullable() });
export type KeptServer = z.infer<typeof keptServerSchema>;

export const favouritesSchema = z.object({ items: z.array(keptServerSchema) });

const nameSchema = z.string().trim().min(1).max(80);
const serversSchema = z.array(z.string().min(3).max(200)).max(MAX_SERVERS_OF_COLLECTION);

export const createCollectionSchema = z.strictObject({ name: nameSchema, servers: serversSchema.default([]) });
export type CreateCollection = z.input<typeof createCollectionSchema>;

/** `servers` replaces the whole list, in this order. */
export const patchCollectionSchema = z.strictObject({ name: nameSchema.optional(), servers: serversSchema.optional() });
export type PatchCollection = z.input<typeof patchCollectionSchema>;

export const collectionSchema = z.object({ id: z.uuid(), name: z.string(), createdAt: z.iso.datetime(), servers: z.array(keptServerSchema) });
export type Collection = z.infer<typeof collectionSchema>;

export const collectionsSchema = z.object({ items: z.array(collectionSchema) });
