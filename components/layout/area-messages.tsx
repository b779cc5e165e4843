import { NextIntlClientProvider, useMessages } from "next-intl";
import type { ReactNode } from "react";
import { type Area, CLIENT_MESSAGES } from "@/i18n/client-messages";
import { pickMessages } from "@/i18n/pick-messages";

/**
 * Gives the browser the messages that client components of an area read, and no others: all of them together weigh as much
 * as a page. i18n/client-messages.test.ts holds the lists against the components.
 */
export function AreaMessages({ area, children }: { area: Area; children: ReactNode }) {
  const paths = area === "shell" ? CLIENT_MESSAGES.shell : [...CLIENT_MESSAGES.shell, ...CLIENT_MESSAGES[area]];
  return <NextIntlClientProvider messages={pickMessages(useMessages(), paths)}>{children}</NextIntlClientProvider>;
}
