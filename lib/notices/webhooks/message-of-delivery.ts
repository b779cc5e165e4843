import { config } from "@/lib/config/config";
import type { EventParams } from "../event-schema";
import type { NoticeTypeName } from "../notice-names-schema";
import { languageSchema } from "../preference-schema";
import type { Message } from "../shapes/message";
import { noticeTitle, noticeWords } from "../words";

/** An event, before it has words. */
export interface Told {
  eventKey: string;
  type: NoticeTypeName | "test";
  params: EventParams;
  path: string;
  at: Date;
}

/** What an endpoint is told of an event, in its language. */
export async function messageOf(language: string, { eventKey, type, params, path, at }: Told): Promise<Message> {
  const words = await noticeWords(languageSchema.safeParse(language).data ?? null);
  const title = type === "test" ? words("test") : noticeTitle(words, type, params);
  const { publicUrl } = config();
  return { id: eventKey, type, at, params, title, open: words("mail.open"), url: publicUrl + path, source: publicUrl };
}
