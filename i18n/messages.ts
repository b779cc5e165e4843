import type en from "@/messages/en.json";
import type { Locale } from "./locales";

export type Messages = typeof en;

/** Messages of one language. The other file is held to the same keys by messages.test.ts. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === "zh-CN"
    ? (await import("@/messages/zh-CN.json")).default
    : (await import("@/messages/en.json")).default;
}
