import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { CHAIN_START, type ChainPlace, linkProblem } from "@/lib/audit/chain";
import type { ChainProblem } from "@/lib/audit/verification-schema";
import { change } from "@/lib/audit/write";
import { prisma } from "@/lib/db/client";
import type { AuditVerification } from "@/prisma/generated/client";

/** So many entries are read and hashed at a time; others get their turn in between. */
const BATCH = 1_000;

type Outcome = { intact: true; at: ChainPlace } | { intact: false; seq: number; problem: ChainProblem };

/** What earlier checks saw: the hash that the entry with this number had. */
type Anchors = ReadonlyMap<number, string>;

/**
 * Checks the whole hash chain, entry by entry, and stores how far it has come: the job `audit.verify`. Runs anew from the
 * beginning when it was interrupted. Besides the links it compares with what earlier checks saw: a record that was
 * rewritten from some entry on, or cut at its end, is whole in itself.
 *
 * @param isLastTry an error is then the end of it: the check is stored as failed.
 */
export async function verifyRecord(verificationId: string, isLastTry: boolean): Promise<void> {
  const run = await prisma().auditVerification.findUnique({ where: { id: verificationId } });
  if (run?.state !== "running") return;
  try {
    await finish(run, await walk(run, await anchorsBefore(run)));
  } catch (error) {
    if (isLastTry) await prisma().auditVerification.update({ where: { id: run.id }, data: { state: "failed", finishedAt: new Date() } });
    throw error;
  }
}

async function anchorsBefore({ id }: AuditVerification): Promise<Anchors> {
  const intact = await prisma().auditVerification.findMany({ where: { state: "intact", id: { not: id } }, select: { total: true, lastHash: true } });
  return new Map(intact.flatMap(({ total, lastHash }) => (lastHash === null ? [] : [[total, lastHash]])));
}

async function walk({ id, total }: AuditVerification, anchors: Anchors): Promise<Outcome> {
  let at: ChainPlace = { seq: 0, hash: CHAIN_START };
  while (at.seq < total) {
    const entries = await prisma().auditEntry.findMany({ where: { seq: { gt: at.seq, lte: total } }, orderBy: { seq: "asc" }, take: BATCH });
    if (entries.length === 0) break;
    for (const { at: moment, ...entry } of entries) {
      const found = linkProblem(at, { ...entry, at: moment.toISOString() });
      const seq = Number(entry.seq);
      if (found !== null) return { intact: false, seq, problem: found };
      if ((anchors.get(seq) ?? entry.hash) !== entry.hash) return { intact: false, seq, problem: "rewritten" };
      at = { seq, hash: entry.hash };
    }
    await prisma().auditVerification.update({ where: { id }, data: { checked: at.seq } });
  }
  const furthest = Math.max(total, ...anchors.keys());
  return at.seq < furthest ? { intact: false, seq: at.seq + 1, problem: "cut" } : { intact: true, at };
}

/** The outcome is told by the record itself too: whoever exports it later finds what was found, and when. */
async function finish(run: AuditVerification, outcome: Outcome): Promise<void> {
  const found = outcome.intact
    ? { state: "intact", checked: outcome.at.seq, lastHash: outcome.at.hash }
    : { state: "broken", brokenSeq: outcome.seq, problem: outcome.problem };
  await change(SYSTEM_CALLER, async (step) => {
    await step.tx.auditVerification.update({ where: { id: run.id }, data: { ...found, finishedAt: new Date() } });
    step.record({ action: "audit.verified", object: "audit", objectIds: [run.id], after: found });
  });
}
