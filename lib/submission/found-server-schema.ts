import { z } from "zod";

/** What a list of suggestions shows of a server, whichever search found it. */
export const foundServerSchema = z.object({ server: z.string(), title: z.string(), description: z.string() });
export type FoundServer = z.infer<typeof foundServerSchema>;
export const foundServersSchema = z.object({ items: z.array(foundServerSchema) });
