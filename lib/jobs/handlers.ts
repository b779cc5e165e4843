import type { TaskList } from "graphile-worker";
import { endAllUnconfirmedRoles } from "@/lib/access/oidc/group-roles-service";
import { verifyRecord } from "@/lib/audit/verify-record";
import { announceExpiries } from "@/lib/catalog/expiry";
import { fetchIconOf } from "@/lib/icons/fetch-icon";
import { orderIcons } from "@/lib/icons/order-icons";
import { JOBS } from "@/lib/jobs/definitions";
import { syncTargetJob, wakeDueTargets } from "@/lib/nacos/sync-jobs";
import { noticesTick } from "@/lib/notices/clock";
import { dispatchNotices } from "@/lib/notices/dispatch";
import { mailDigest } from "@/lib/notices/mail/digest";
import { mailNotice } from "@/lib/notices/mail/mail-notice";
import { deliverPending } from "@/lib/notices/webhooks/deliver";
import { wakeDueWebhooks } from "@/lib/notices/webhooks/tell-webhooks";
import { runReviewChecks } from "@/lib/submission/run-checks";

/** What each job does. Imported by workers only; every handler may run twice and does the right thing. */
export const HANDLERS: TaskList = {
  "audit.verify": async (payload, { job }) => verifyRecord(JOBS["audit.verify"].parse(payload).verificationId, job.attempts >= job.max_attempts),
  "checks.run": async (payload) => {
    const { reviewId, again } = JOBS["checks.run"].parse(payload);
    await runReviewChecks(reviewId, again);
  },
  "icons.fetch": async (payload) => fetchIconOf(JOBS["icons.fetch"].parse(payload).revisionId),
  "icons.tick": async () => orderIcons(),
  "listings.expire": async () => void (await announceExpiries()),
  "notices.dispatch": async () => {
    // First: an entry that cannot be told keeps no webhook from being tried again.
    await wakeDueWebhooks();
    await dispatchNotices();
  },
  "notices.tick": async () => noticesTick(),
  "notices.mail": async (payload) => mailNotice(JOBS["notices.mail"].parse(payload).noticeId),
  "notices.daily": async (payload) => mailDigest(JOBS["notices.daily"].parse(payload).principalId),
  "roles.tick": async () => endAllUnconfirmedRoles(),
  "webhooks.deliver": async (payload) => deliverPending(JOBS["webhooks.deliver"].parse(payload).endpointId),
  "targets.sync": async (payload) => syncTargetJob(JOBS["targets.sync"].parse(payload).targetId),
  "targets.tick": async () => wakeDueTargets(),
};
