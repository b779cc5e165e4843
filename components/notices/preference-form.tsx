"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type Locale, localeNames, locales } from "@/i18n/locales";
import { putPreferencesMutation } from "@/lib/notices/queries";
import type { NoticePreferences } from "@/lib/notices/preference-schema";
import { PreferenceTable } from "./preference-table";

/** How one is told, saved as a whole. */
export function PreferenceForm({ preferences, language: shown }: { preferences: NoticePreferences; language: Locale }) {
  const t = useTranslations("noticePreferences");
  const common = useTranslations("common");
  const router = useRouter();
  const [choices, setChoices] = useState(preferences.choices);
  const [language, setLanguage] = useState(preferences.language ?? shown);
  const { mutate, isPending, isSuccess, error, reset } = useMutation({ ...putPreferencesMutation(), onSuccess: () => router.refresh() });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ language, choices });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <PreferenceTable
        choices={choices}
        onChange={(group, choice) => {
          reset();
          setChoices({ ...choices, [group]: choice });
        }}
      />
      <Card className="w-full max-w-prose">
        <Field label={t("language")} hint={t("languageHint")}>
          <Select
            value={language}
            onChange={(event) => {
              reset();
              setLanguage(event.target.value as Locale);
            }}
            options={locales.map((value) => ({ value, label: localeNames[value] }))}
          />
        </Field>
      </Card>
      {error ? <ProblemNotice problem={error} /> : null}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" pending={isPending}>
          {common("save")}
        </Button>
        <p role="status" className="text-sm text-success">
          {isSuccess ? t("saved") : null}
        </p>
      </div>
    </form>
  );
}
