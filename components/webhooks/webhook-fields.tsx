"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type Locale, localeNames, locales } from "@/i18n/locales";
import { WEBHOOK_FORMATS, type WebhookFormat } from "@/lib/notices/webhooks/webhook-names-schema";
import { TypeChoice } from "./type-choice";
import { takesSecret, type WebhookField, type WebhookValues } from "./webhook-values";

type WebhookFieldsProps = {
  values: WebhookValues;
  wrong: ReadonlySet<WebhookField>;
  onChange: (changed: Partial<WebhookValues>) => void;
  /** Slugs; null: catalog and format are settled already. */
  catalogs: readonly string[] | null;
};

/** The fields of a webhook, new or known. */
export function WebhookFields({ values, wrong, onChange, catalogs }: WebhookFieldsProps) {
  const t = useTranslations("webhooks.form");
  const isKnown = catalogs === null;
  return (
    <>
      <Field label={t("name")} error={wrong.has("name") ? t("nameWrong") : undefined}>
        <Input value={values.name} maxLength={100} required onChange={(event) => onChange({ name: event.target.value })} />
      </Field>
      {isKnown ? null : <Kind values={values} onChange={onChange} catalogs={catalogs} />}
      <Field label={t("url")} hint={t(isKnown ? "urlKept" : "urlHint")} error={wrong.has("url") ? t("urlWrong") : undefined}>
        <Input type="url" inputMode="url" autoComplete="off" value={values.url} maxLength={2000} required={!isKnown} onChange={(event) => onChange({ url: event.target.value })} />
      </Field>
      <Checkbox label={t("allowPrivate")} hint={t("allowPrivateHint")} checked={values.allowPrivate} onChange={() => onChange({ allowPrivate: !values.allowPrivate })} />
      {takesSecret(values.format) ? (
        <Field label={t("signingSecret")} hint={t(isKnown ? "signingSecretKept" : "signingSecretHint")} error={wrong.has("signingSecret") ? t("signingSecretWrong") : undefined}>
          <Input type="password" autoComplete="off" value={values.signingSecret} maxLength={200} onChange={(event) => onChange({ signingSecret: event.target.value })} />
        </Field>
      ) : null}
      <Field label={t("language")} hint={t("languageHint")}>
        <Select value={values.language} onChange={(event) => onChange({ language: event.target.value as Locale })} options={locales.map((value) => ({ value, label: localeNames[value] }))} />
      </Field>
      <div className="flex flex-col gap-2" role="group" aria-label={t("types")}>
        <p className="text-sm font-medium">{t("types")}</p>
        {wrong.has("types") ? (
          <p role="alert" className="text-sm text-danger">
            {t("typesWrong")}
          </p>
        ) : null}
        <TypeChoice chosen={values.types} onChange={(types) => onChange({ types })} />
      </div>
    </>
  );
}

function Kind({ values, onChange, catalogs }: Pick<WebhookFieldsProps, "values" | "onChange"> & { catalogs: readonly string[] }) {
  const t = useTranslations("webhooks.form");
  const format = useTranslations("webhooks.format");
  const everyCatalog = useTranslations("webhooks")("everyCatalog");
  return (
    <>
      <Field label={t("format")} hint={t("formatHint")}>
        <Select value={values.format} onChange={(event) => onChange({ format: event.target.value as WebhookFormat })} options={WEBHOOK_FORMATS.map((value) => ({ value, label: format(value) }))} />
      </Field>
      <Field label={t("catalog")}>
        <Select value={values.catalog} onChange={(event) => onChange({ catalog: event.target.value })} options={[{ value: "", label: everyCatalog }, ...catalogs.map((slug) => ({ value: slug, label: slug }))]} />
      </Field>
    </>
  );
}
