import type { Viewer } from "@/lib/access/schema";
import { peopleToTell } from "@/lib/access/people-to-tell";
import { config } from "@/lib/config/config";
import type { Tx } from "@/lib/db/client";
import { mailNotices } from "@/lib/jobs/definitions";
import type { NoticeEvent } from "./event";
import { beyondBound, INSTANT_MAILS_AN_HOUR } from "./mail-bound";
import { NOTICE_TYPES } from "./notice-names-schema";
import { noticePath } from "./notice-path";
import { countInstant, deferToDailyMail, insertNotices, type NewNotice } from "./notice-repository";
import { findMuted, findPreferences, NOTHING_CHOSEN, type Preference } from "./preference-repository";
import { paramsFor, recipientsOf } from "./recipients";
import { tellWebhooks } from "./webhooks/tell-webhooks";

const HOUR_MS = 3_600_000;
const NOBODY_MUTES: ReadonlySet<string> = new Set();

/**
 * Tells whoever is to know of some events, by the inbox, by mail and by webhook, when `tx` commits. Once for each event,
 * person and channel, however often it is called: an event is known by its key.
 *
 * @param mailsAnHour what a person would be mailed at once beyond so many within an hour waits for the daily mail.
 */
export async function tell(tx: Tx, events: readonly NoticeEvent[], mailsAnHour = INSTANT_MAILS_AN_HOUR): Promise<void> {
  if (events.length === 0) return;
  const people = await peopleToTell(tx, [...new Set(events.flatMap(({ to }) => to.people))]);
  const muted = await findMuted(tx);
  const told = events.flatMap((event) => recipientsOf(event, people, muted.get(event.catalog ?? "") ?? NOBODY_MUTES).map((person) => ({ event, person })));
  const preferences = await findPreferences(tx, [...new Set(told.map(({ person }) => person.principalId))]);
  const isMailOn = config().mail !== null;
  const notices = told.map(({ event, person }) => noticeFor(event, person, preferences.get(person.principalId) ?? NOTHING_CHOSEN, isMailOn));
  // Whoever wants neither is not told at all.
  const wanted = notices.filter(({ inInbox, mail }) => inInbox || mail !== "none");
  if (wanted.length > 0) await addNotices(tx, wanted, mailsAnHour);
  await tellWebhooks(tx, events);
}

async function addNotices(tx: Tx, notices: readonly NewNotice[], mailsAnHour: number): Promise<void> {
  const instant = await insertNotices(tx, notices);
  if (instant.length === 0) return;
  const counts = await countInstant(tx, [...new Set(instant.map(({ recipientId }) => recipientId))], new Date(Date.now() - HOUR_MS));
  const deferred = new Set(beyondBound(instant, counts, mailsAnHour));
  if (deferred.size > 0) await deferToDailyMail(tx, [...deferred]);
  await mailNotices(tx, instant.map(({ id }) => id).filter((id) => !deferred.has(id)));
}

function noticeFor(event: NoticeEvent, person: Viewer, { choices }: Preference, isMailOn: boolean): NewNotice {
  const { group, needs } = NOTICE_TYPES[event.type];
  const { inbox, mail } = choices[group];
  return {
    ...{ eventKey: event.key, recipientId: person.principalId, type: event.type, params: paramsFor(event, person), needs, namespace: event.namespace },
    ...{ path: noticePath(event, person), at: event.at.toISOString(), inInbox: inbox },
    mail: isMailOn && person.email !== null ? mail : "none",
  };
}
