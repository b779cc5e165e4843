import type { Locale as PageLocale } from "./locales";
import type { Messages as PageMessages } from "./messages";

/** Typed keys: a message that does not exist does not compile. */
declare module "next-intl" {
  interface AppConfig {
    Locale: PageLocale;
    Messages: PageMessages;
  }
}
