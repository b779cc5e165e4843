import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, localeCookie } from "./locales";
import { loadMessages } from "./messages";

/** next-intl's request configuration (named in next.config.js). */
export default getRequestConfig(async () => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(cookieStore.get(localeCookie)?.value, headerStore.get("accept-language"));
  // Moments are shown in UTC everywhere (components/ui/time), so server and browser render the same text.
  return { locale, messages: await loadMessages(locale), timeZone: "UTC" };
});
