import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { chainProblemSchema, type Verification, verificationSchema } from "@/lib/audit/verification-schema";
import { prisma } from "@/lib/db/client";
import { lockText } from "@/lib/db/transaction";
import { enqueueVerification, verificationMayRun } from "@/lib/jobs/definitions";
import type { AuditVerification } from "@/prisma/generated/client";

function viewOf({ startedById: _startedById, startedAt, finishedAt, state, problem, ...row }: AuditVerification): Verification {
  return {
    ...row,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    state: verificationSchema.shape.state.parse(state),
    problem: problem === null ? null : chainProblemSchema.parse(problem),
  };
}

/**
 * Orders a check of the whole hash chain, which a worker carries out. While one is under way, it is answered instead of a
 * second one; one whose job was discarded or given up has failed, and keeps nobody from the next. Throws `forbidden`.
 */
export async function startVerification(caller: Caller): Promise<Verification> {
  return attempt(caller, "audit.verify", "audit", () =>
    change(caller, async (step) => {
      authorize(caller.viewer, "audit.read");
      await lockText(step.tx, "checks of the record");
      const running = await step.tx.auditVerification.findFirst({ where: { state: "running" } });
      if (running !== null && (await verificationMayRun(step.tx, running.id))) {
        step.nothingToDo();
        return viewOf(running);
      }
      if (running !== null) await step.tx.auditVerification.update({ where: { id: running.id }, data: { state: "failed", finishedAt: new Date() } });
      const id = uuid();
      const newest = await step.tx.auditEntry.aggregate({ _max: { seq: true } });
      const total = Number(newest._max.seq ?? 0);
      const { principalId, email, name } = caller.viewer;
      const row = await step.tx.auditVerification.create({ data: { id, total, startedById: principalId, startedBy: email ?? name } });
      step.record({ action: "audit.verify", object: "audit", objectIds: [id], after: { entries: total } });
      await enqueueVerification(step.tx, id);
      return viewOf(row);
    }),
  );
}

/** The checks there were, newest first. Throws `forbidden`. */
export async function verifications(viewer: Viewer | null, limit: number): Promise<Verification[]> {
  authorize(viewer, "audit.read");
  const rows = await prisma().auditVerification.findMany({ orderBy: { startedAt: "desc" }, take: limit });
  return rows.map(viewOf);
}
