"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { cx } from "@/components/ui/class-names";
import { localeCookie, localeNames, locales } from "@/i18n/locales";
import type { Locale } from "@/i18n/locales";
import { rememberPreference } from "./preference-cookie";

/** What is sent to somebody is in this language too. Nothing waits for it, and a page is no worse without. */
function keepLanguage(language: Locale): void {
  const body = JSON.stringify({ language });
  void fetch("/api/v1/notice-preferences", { method: "PUT", headers: { "Content-Type": "application/json" }, body, keepalive: true }).catch(() => undefined);
}

/** One button per other language, named in that language: whoever cannot read this page can still leave it. */
export function LanguageSwitch({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("language");
  const current = useLocale();
  const router = useRouter();

  const choose = (next: Locale) => {
    rememberPreference(localeCookie, next);
    if (signedIn) keepLanguage(next);
    router.refresh();
  };

  return (
    <div role="group" aria-label={t("label")} className="flex">
      {locales
        .filter((locale) => locale !== current)
        .map((locale) => (
          <button
            key={locale}
            type="button"
            lang={locale}
            className={cx(buttonStyle("quiet"), "max-sm:px-2")}
            onClick={() => choose(locale)}
          >
            {localeNames[locale]}
          </button>
        ))}
    </div>
  );
}
