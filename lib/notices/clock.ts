import { prisma } from "@/lib/db/client";
import { transact } from "@/lib/db/transaction";
import { enqueueDailyMails } from "@/lib/jobs/definitions";
import { clockEvents } from "./clock-mapper";
import { loadClockFacts } from "./clock-repository";
import type { NoticeEvent } from "./event";
import { deleteNoticesBefore, recipientsOfDailyMail } from "./notice-repository";
import { tell } from "./tell";
import { deleteDeliveriesBefore } from "./webhooks/delivery-repository";

const DAY_MS = 86_400_000;
const KEEP_NOTICES_MS = 365 * DAY_MS;
const KEEP_DELIVERIES_MS = 90 * DAY_MS;
/** The hour (UTC) from which the mail of the day goes out. */
const DAILY_AT_HOUR = 6;

/** So many events are one transaction: rows for a few hundred people each. */
const BATCH = 100;

/**
 * Orders the daily mails that are due, tells of what time alone brings, and forgets what is old. Safe to run at any time: what an
 * interrupted run had told already is not told again.
 */
export async function noticesTick(now = new Date()): Promise<void> {
  // First: they wait for nothing that may go wrong below.
  await transact(async (tx) => enqueueDailyMails(tx, await recipientsOfDailyMail(tx, lastBoundary(now))));
  await tellInPortions(clockEvents(await loadClockFacts(prisma(), now), now));
  await deleteNoticesBefore(new Date(now.getTime() - KEEP_NOTICES_MS));
  await deleteDeliveriesBefore(new Date(now.getTime() - KEEP_DELIVERIES_MS));
}

async function tellInPortions(events: readonly NoticeEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += BATCH) {
    const portion = events.slice(start, start + BATCH);
    await transact((tx) => tell(tx, portion));
  }
}

/** The last moment at which daily mails became due. Pure. */
function lastBoundary(now: Date): Date {
  const today = new Date(now);
  today.setUTCHours(DAILY_AT_HOUR, 0, 0, 0);
  return today <= now ? today : new Date(today.getTime() - DAY_MS);
}
