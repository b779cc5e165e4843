import type { Tx } from "@/lib/db/client";
import type { RecordedAct } from "./facts";

const NAME = "notices";

/** The number of the last entry that was told, behind a lock until `tx` ends; null while somebody else holds it. */
export async function lockConsumer(tx: Tx): Promise<bigint | null> {
  const rows = await tx.$queryRaw<{ appliedSeq: bigint }[]>`SELECT applied_seq AS "appliedSeq" FROM audit_consumer WHERE name = ${NAME} FOR UPDATE SKIP LOCKED`;
  return rows[0]?.appliedSeq ?? null;
}

export async function advanceConsumer(tx: Tx, appliedSeq: bigint): Promise<void> {
  await tx.auditConsumer.update({ where: { name: NAME }, data: { appliedSeq, seenAt: new Date() } });
}

/** Entries of the record in order. Numbers follow commit order, so none appears later below one that was read. */
export function actsAfter(tx: Tx, seq: bigint, limit: number): Promise<RecordedAct[]> {
  const select = { seq: true, at: true, actorId: true, actor: true, action: true, object: true, objectIds: true, before: true, after: true, reason: true } as const;
  return tx.auditEntry.findMany({ where: { seq: { gt: seq } }, orderBy: { seq: "asc" }, take: limit, select });
}
