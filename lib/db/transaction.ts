import { prisma, type Tx } from "@/lib/db/client";
import { isRetryable } from "@/lib/db/database-errors";

const ATTEMPTS = 4;

/**
 * Runs `work` in one READ COMMITTED transaction and repeats it when PostgreSQL had to break a deadlock
 * or a serialisation conflict. `work` must therefore have no effect outside the transaction.
 */
export async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await prisma().$transaction(work, { timeout: 15_000, maxWait: 10_000 });
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

/** Runs reads that must agree with each other as of one instant. `work` writes nothing. */
export function snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return prisma().$transaction(work, { isolationLevel: "RepeatableRead", timeout: 15_000, maxWait: 10_000 });
}

/** Serialises everything that decides about one server: the first statement of every such transaction. */
export async function lockServer(tx: Tx, serverId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM server WHERE id = ${serverId}::uuid FOR UPDATE`;
}

/** `lockText` for many. Sorted first, so that two callers with the same texts wait for each other instead of blocking. */
export async function lockTexts(tx: Tx, texts: readonly string[]): Promise<void> {
  const sorted = [...new Set(texts)].sort();
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(text, 47)) FROM unnest(${sorted}::text[]) AS text) AS locked`;
}

/**
 * Serialises transactions that agree on a text, until they end. For things that have no row to lock yet
 * (a name about to be taken).
 */
export async function lockText(tx: Tx, text: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${text}, 47))) AS locked`;
}
