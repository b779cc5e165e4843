"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { controlStyle } from "@/components/ui/control-style";
import { cx } from "@/components/ui/class-names";
import { localeNames, locales } from "@/i18n/locales";
import { TEMPLATE_IDS } from "./template-names";

/** Adds a ready text in the language of whoever will read it; what is written already stays. */
export function TemplatePicker({ onText }: { onText: (change: (now: string) => string) => void }) {
  const t = useTranslations("review.template");
  const own = useLocale();
  const id = useId();
  const insert = async (value: string) => {
    const [name, locale] = value.split(" ");
    const template = TEMPLATE_IDS.find((candidate) => candidate === name);
    const language = locales.find((candidate) => candidate === locale);
    if (!template || !language) return;
    const { REPLY_TEMPLATES } = await import("./reply-templates");
    // What was typed meanwhile stays.
    onText((now) => [now.trimEnd(), REPLY_TEMPLATES[template][language]].filter(Boolean).join("\n\n"));
  };
  return (
    <div>
      <label htmlFor={id} className="sr-only">
        {t("label")}
      </label>
      <select id={id} value="" onChange={(event) => insert(event.target.value)} className={cx(controlStyle, "min-h-9 text-sm")}>
        <option value="">{t("label")}</option>
        {[...locales].sort((a, b) => Number(b === own) - Number(a === own)).map((locale) => (
          <optgroup key={locale} label={localeNames[locale]}>
            {TEMPLATE_IDS.map((template) => (
              <option key={template} value={`${template} ${locale}`}>
                {t(template)} · {localeNames[locale]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
