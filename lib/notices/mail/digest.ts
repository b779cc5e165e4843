import { config } from "@/lib/config/config";
import { listForDailyMail, noteMailed } from "../notice-repository";
import { noticeWords } from "../words";
import { digestMail } from "./mail-mapper";
import { deliver, isVisible, mailedNotice, readerOf } from "./mail-notice";

const MAX_NOTICES = 1_000;

/** Sends a person what gathered for the mail of the day, if anything did. What may not be seen any more is left out for good. */
export async function mailDigest(principalId: string): Promise<void> {
  const rows = await listForDailyMail(principalId, MAX_NOTICES);
  const reader = await readerOf(principalId);
  const visible = reader === null ? [] : rows.filter((row) => isVisible(reader.person, row));
  const hidden = rows.filter((row) => !visible.includes(row)).map(({ id }) => id);
  if (hidden.length > 0) await noteMailed(hidden, "not to be seen any more");
  const first = visible[0];
  if (reader === null || first === undefined) return;
  const words = await noticeWords(reader.language);
  const notices = visible.flatMap((row) => mailedNotice(row) ?? []);
  await deliver(reader, digestMail(words, `daily-${first.id}`, notices, visible.length, config().publicUrl), visible.map(({ id }) => id));
}
