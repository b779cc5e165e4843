"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Input } from "@/components/ui/input";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { Specimen } from "./specimen";
import { WhenSeen } from "./when-seen";

const ComboboxFields = lazy(() => import("./combobox-fields"));

export function Fields() {
  const t = useTranslations("kit");
  const sizes = [
    { value: "small", label: t("small") },
    { value: "large", label: t("large") },
  ];
  return (
    <Specimen id="fields" title={t("fields")}>
      <div className="grid w-full grid-cols-1 gap-6 sm:grid-cols-2 lg:grid-cols-3">
        <Field label={t("name")} hint={t("nameHint")}>
          <Input placeholder={t("namePlaceholder")} />
        </Field>
        <Field label={`${t("name")} (${t("filled")})`}>
          <Input defaultValue="weather" />
        </Field>
        <Field label={`${t("name")} (${t("invalid")})`} error={t("nameError")}>
          <Input defaultValue="Weather" />
        </Field>
        <Field label={`${t("name")} (${t("disabled")})`} disabled hint={t("disabledWhy")}>
          <Input defaultValue="weather" />
        </Field>
        <Field label={t("size")}>
          <Select options={sizes} defaultValue="large" />
        </Field>
        <Field label={`${t("size")} (${t("disabled")})`} disabled>
          <Select options={sizes} />
        </Field>
        <Field label={t("note")}>
          <Textarea rows={3} />
        </Field>
        <Field label={`${t("note")} (${t("invalid")})`} error={t("required")}>
          <Textarea rows={3} />
        </Field>
        <Field label={t("file")}>
          <FileInput />
        </Field>
      </div>
      <SearchField action="/docs/ui" label={t("search")} submitLabel={t("search")} placeholder={t("searchPlaceholder")} className="w-full max-w-prose" />
    </Specimen>
  );
}

export function Choices() {
  const t = useTranslations("kit");
  const [mails, setMails] = useState(true);
  return (
    <Specimen id="choices" title={t("choices")}>
      <WhenSeen>
        <ComboboxFields />
      </WhenSeen>
      <div className="grid w-full grid-cols-1 gap-6 sm:grid-cols-2 lg:grid-cols-3">
        <div>
          <Checkbox label={t("agree")} hint={t("agreeHint")} />
          <Checkbox label={t("agree")} defaultChecked />
          <Checkbox label={`${t("agree")} (${t("disabled")})`} disabled />
        </div>
        <div className="flex flex-col gap-4">
          <Switch label={t("mails")} hint={t("mailsHint")} checked={mails} onCheckedChange={setMails} />
          <Switch label={`${t("mails")} (${t("disabled")})`} checked={false} onCheckedChange={setMails} disabled />
        </div>
      </div>
    </Specimen>
  );
}
