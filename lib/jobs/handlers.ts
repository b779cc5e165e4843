import type { TaskList } from "graphile-worker";
import { verifyRecord } from "@/lib/audit/verify-record";
import { announceExpiries } from "@/lib/catalog/expiry";
import { fetchIconOf } from "@/lib/icons/fetch-icon";
import { JOBS } from "@/lib/jobs/definitions";
import { syncTargetJob, wakeDueTargets } from "@/lib/nacos/sync-jobs";
import { runReviewChecks } from "@/lib/submission/run-checks";

/** What each job does. Imported by workers only; every handler may run twice and does the right thing. */
export const HANDLERS: TaskList = {
  "audit.verify": async (payload, { job }) => verifyRecord(JOBS["audit.verify"].parse(payload).verificationId, job.attempts >= job.max_attempts),
  "checks.run": async (payload) => {
    const { reviewId, again } = JOBS["checks.run"].parse(payload);
    await runReviewChecks(reviewId, again);
  },
  "icons.fetch": async (payload, { job }) => fetchIconOf(JOBS["icons.fetch"].parse(payload).revisionId, job.attempts >= job.max_attempts),
  "listings.expire": async () => void (await announceExpiries()),
  "targets.sync": async (payload) => syncTargetJob(JOBS["targets.sync"].parse(payload).targetId),
  "targets.tick": async () => wakeDueTargets(),
};
