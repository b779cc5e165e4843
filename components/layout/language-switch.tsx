"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { cx } from "@/components/ui/class-names";
import { localeCookie, localeNames, locales } from "@/i18n/locales";
import type { Locale } from "@/i18n/locales";
import { rememberPreference } from "./preference-cookie";

/** One button per other language, named in that language: whoever cannot read this page can still leave it. */
export function LanguageSwitch() {
  const t = useTranslations("language");
  const current = useLocale();
  const router = useRouter();

  const choose = (next: Locale) => {
    rememberPreference(localeCookie, next);
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
