import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { DraftAnswers, StartSource } from "./draft-request";

/** A list to type into is heavy: it comes with its first use. */
const VersionFields = lazy(() => import("./version-fields"));

export type DraftFieldsProps = {
  source: Exclude<StartSource, "text">;
  answers: DraftAnswers;
  namespaces: readonly string[];
  servers: readonly string[];
  onChange: (change: Partial<DraftAnswers>) => void;
};

/** What has to be known of a source to draft from it. */
export function DraftFields({ source, answers, namespaces, servers, onChange }: DraftFieldsProps) {
  const t = useTranslations("draft");
  if (source === "version") {
    return (
      <Suspense fallback={null}>
        <VersionFields answers={answers} servers={servers} onChange={onChange} />
      </Suspense>
    );
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {source === "remote" ? (
        <Field label={t("url")} hint={t("urlHint")}>
          <Input type="url" inputMode="url" value={answers.url} autoComplete="off" placeholder="https://mcp.example.com/mcp" onChange={(event) => onChange({ url: event.currentTarget.value })} />
        </Field>
      ) : (
        <Field label={t("package")} hint={t("packageHint")}>
          <Input
            value={answers.package}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={source === "npm" ? "@example/my-server@1.0.0" : "my-server@1.0.0"}
            onChange={(event) => onChange({ package: event.currentTarget.value })}
          />
        </Field>
      )}
      {namespaces.length > 1 ? (
        <Field label={t("namespace")} hint={t("namespaceHint")}>
          <Select options={namespaces.map((name) => ({ value: name, label: name }))} value={answers.namespace} onChange={(event) => onChange({ namespace: event.currentTarget.value })} />
        </Field>
      ) : null}
    </div>
  );
}
