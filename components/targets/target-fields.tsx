import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { DriftChoice } from "./drift-choice";
import type { TargetField, TargetValues } from "./target-values";

type TargetFieldsProps = {
  values: TargetValues;
  wrong: ReadonlySet<TargetField>;
  onChange: (change: Partial<TargetValues>) => void;
  /** The catalogs to choose from; null for a target that exists, whose place is fixed. */
  catalogs: readonly { slug: string; title: string }[] | null;
};

/** The fields of a target, in the order in which one thinks of them: what it is called, where it is, as whom, what goes there. */
export function TargetFields({ values, wrong, onChange, catalogs }: TargetFieldsProps) {
  const t = useTranslations("targets.form");
  const typed = (field: TargetField) => ({
    value: values[field] as string,
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  const errorOf = (field: TargetField) => (wrong.has(field) ? t(`wrong.${field}` as "wrong.url") : undefined);
  return (
    <>
      <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
        <Input autoComplete="off" maxLength={80} required {...typed("name")} />
      </Field>
      <Part title={t("where")}>
        <Field label={t("url")} hint={t("urlHint")} error={errorOf("url")}>
          <Input type="url" inputMode="url" autoComplete="off" required placeholder="http://nacos.example.com:8848" {...typed("url")} />
        </Field>
        <Field label={t("urls")} hint={t("urlsHint")} error={errorOf("urls")}>
          <Textarea rows={2} spellCheck={false} {...typed("urls")} />
        </Field>
        {catalogs === null ? null : (
          <Field label={t("namespaceId")} hint={t("namespaceIdHint")} error={errorOf("namespaceId")}>
            <Input autoComplete="off" required {...typed("namespaceId")} />
          </Field>
        )}
      </Part>
      <Part title={t("asWhom")}>
        <Field label={t("username")} hint={t("usernameHint")} error={errorOf("username")}>
          <Input autoComplete="off" {...typed("username")} />
        </Field>
        <Field label={t("password")} hint={t(catalogs === null ? "passwordKept" : "passwordHint")} error={errorOf("password")}>
          <Input type="password" autoComplete="new-password" {...typed("password")} />
        </Field>
      </Part>
      <Part title={t("what")}>
        {catalogs === null ? null : (
          <Field label={t("catalog")} hint={t("catalogHint")} error={errorOf("catalog")}>
            <Select options={catalogs.map(({ slug, title }) => ({ value: slug, label: `${title} (${slug})` }))} {...typed("catalog")} />
          </Field>
        )}
        <DriftChoice value={values.drift} onChange={(drift) => onChange({ drift })} />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={title} className="flex flex-col gap-4 border-t border-line pt-5">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </div>
  );
}
