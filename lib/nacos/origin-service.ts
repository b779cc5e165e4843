import type { Tx } from "@/lib/db/client";
import { insertOrigins, type NewOrigin } from "./origin-repository";

/**
 * Remembers, with the transaction that takes the servers in, which entry of a target each of them was. As soon as such a
 * server is listed, the sync writes under that id and that name, and a second entry never comes to be.
 */
export async function rememberOrigins(tx: Tx, targetId: string, origins: readonly NewOrigin[]): Promise<void> {
  await insertOrigins(tx, targetId, origins);
}
