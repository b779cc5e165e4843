import { z } from "zod";

/** Names some client keeps for itself (install.md §1.7: Claude Code reserves `workspace`). */
const RESERVED: ReadonlySet<string> = new Set(["workspace"]);

/** Whether a client keeps the key for itself. */
export function isReservedKey(key: string): boolean {
  return RESERVED.has(key);
}

/** A short key that a publisher may choose (install.md §1.7). Isomorphic. */
export const shortKeySchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?$/, "1 to 24 of a-z, 0-9 and -, with no - at either end")
  .refine((key) => !isReservedKey(key), "a client keeps this name for itself");

/** What clients call a server in some catalogs, or would call it. */
export const shortKeysSchema = z.object({
  server: z.string(),
  items: z.array(
    z.object({
      catalog: z.string(),
      key: z.string().describe("The key it has there or, with the asked one as its wish, would be given now"),
      fixed: z.boolean().describe("It has the key there, for life"),
    }),
  ),
  /** Why a submission with the asked key would be refused; `key` is the one it has there, or one that is free. */
  refusal: z.object({ code: z.enum(["short_key_fixed", "short_key_taken"]), catalog: z.string(), key: z.string() }).nullable(),
});
export type ShortKeys = z.infer<typeof shortKeysSchema>;
export type KeyRefusal = NonNullable<ShortKeys["refusal"]>;
