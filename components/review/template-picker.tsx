"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { controlStyle } from "@/components/ui/control-style";
import { cx } from "@/components/ui/class-names";
import { localeNames, locales } from "@/i18n/locales";
import { REPLY_TEMPLATES } from "./reply-templates";

/** Adds a ready text in the language of whoever will read it; what is written already stays. */
export function TemplatePicker({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = useTranslations("review.template");
  const own = useLocale();
  const id = useId();
  const insert = (value: string) => {
    const [name, locale] = value.split(" ");
    const template = REPLY_TEMPLATES.find((candidate) => candidate.id === name);
    const language = locales.find((candidate) => candidate === locale);
    if (template && language) onText([text.trimEnd(), template[language]].filter(Boolean).join("\n\n"));
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
            {REPLY_TEMPLATES.map((template) => (
              <option key={template.id} value={`${template.id} ${locale}`}>
                {t(template.id)} · {localeNames[locale]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
