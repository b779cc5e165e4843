import { prisma } from "@/lib/db/client";
import { transact } from "@/lib/db/transaction";
import { enqueueDailyMails } from "@/lib/jobs/definitions";
import { clockEvents } from "./clock-mapper";
import { loadClockFacts } from "./clock-repository";
import { deleteNoticesBefore, recipientsOfDailyMail } from "./notice-repository";
import { tell } from "./tell";
import { deleteDeliveriesBefore } from "./webhooks/delivery-repository";

const DAY_MS = 86_400_000;
const KEEP_NOTICES_MS = 365 * DAY_MS;
const KEEP_DELIVERIES_MS = 90 * DAY_MS;
/** The hour (UTC) from which the mail of the day goes out. */
const DAILY_AT_HOUR = 6;

/** Tells of what time alone brings, orders the daily mails that are due, and forgets what is old. Safe to run at any time. */
export async function noticesTick(now = new Date()): Promise<void> {
  const facts = await loadClockFacts(prisma(), now);
  await transact((tx) => tell(tx, clockEvents(facts, now)));
  await transact(async (tx) => enqueueDailyMails(tx, await recipientsOfDailyMail(tx, lastBoundary(now))));
  await deleteNoticesBefore(new Date(now.getTime() - KEEP_NOTICES_MS));
  await deleteDeliveriesBefore(new Date(now.getTime() - KEEP_DELIVERIES_MS));
}

/** The last moment at which daily mails became due. Pure. */
function lastBoundary(now: Date): Date {
  const today = new Date(now);
  today.setUTCHours(DAILY_AT_HOUR, 0, 0, 0);
  return today <= now ? today : new Date(today.getTime() - DAY_MS);
}
